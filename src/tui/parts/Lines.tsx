import { Box, Text } from 'ink'
import { useContext } from 'react'
import { written } from '../../core/writing.ts'
import { WritingContext } from './writing-context.ts'

export interface LinesProps {
  lines: string[]
  width: number
  /** Exactly this many rows are taken; what does not fit is cut. */
  height: number
}

/** Painted lines, a row each, in a box of fixed size: nothing here makes another line of the screen move. */
export function Lines({ lines, width, height }: LinesProps) {
  const writing = useContext(WritingContext)
  // What is too long ends in Ink's own ellipsis, which is none of ASCII.
  const ends = writing === 'ascii' ? 'hard' : 'truncate'
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {lines.slice(0, height).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in that row
        <Box key={index} height={1} flexShrink={0} overflow="hidden">
          <Text wrap={ends}>{line === '' ? ' ' : written(line, writing)}</Text>
        </Box>
      ))}
    </Box>
  )
}
