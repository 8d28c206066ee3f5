import { useStdout } from 'ink'
import { useEffect, useRef } from 'react'
import { inWords } from '../../core/in-words.ts'
import { newsOf, type Topic } from './news.ts'

export interface SpokenProps {
  topics: Topic[]
  /** Whether another program has the terminal: what is new is kept until it is back. */
  holds?: () => boolean
}

/** Draws nothing: what is new is printed below what was said before, in lines that stay. */
export function Spoken({ topics, holds }: SpokenProps) {
  const { write } = useStdout()
  const said = useRef<Topic[]>([])
  useEffect(() => {
    if (holds?.()) return
    const news = newsOf(said.current, topics)
    said.current = topics
    if (news.length > 0) write(`${inWords(news.join('\n')).trimEnd()}\n`)
  })
  return null
}
