import { useApp } from 'ink'
import { useCallback, useMemo, useState } from 'react'
import { wrap } from '../../../core/layout.ts'
import { scrubber, stepText } from '../../../core/mock/report/replay-text.ts'
import { type SnapshotStep, snapshotSteps } from '../../../core/mock/report/snapshots.ts'
import { interviewState } from '../../../core/mock/state.ts'
import { Refusal } from '../../../core/refusal.ts'
import { readEvents } from '../../../io/mock/read-interviews.ts'
import type { Places } from '../../../io/places.ts'
import { fold } from '../../parts/fold.ts'
import { TextScreen } from '../../parts/TextScreen.tsx'
import { clamp } from '../../parts/window.ts'
import type { ReportProps } from '../report/ReportScreen.tsx'

const legend = '█ this save  ▒ judged  ░ not judged'

/** An interview save by save: what changed with each, and what the judge said. */
export function ReplayScreen({ context, interview, size, keyboard, go }: ReportProps) {
  const { exit } = useApp()
  const { places, paint, keymaps, writing } = context
  const { steps, problem } = useMemo(() => stepsOf(places, interview), [places, interview])
  const [at, goTo] = useState(0)
  const text = useCallback(
    (width: number) => {
      if (problem !== undefined) return fold(problem, width)
      const bar =
        steps.length > 1 && writing !== 'spoken'
          ? [...wrap(`${scrubber(steps, at, width)}  ${legend}`, width), '']
          : []
      return [...bar, ...stepText(steps, at, paint).flatMap((line) => fold(line, width))]
    },
    [steps, problem, at, paint, writing],
  )
  const move = (by: number) => goTo((before) => clamp(before + by, 0, Math.max(0, steps.length - 1)))
  return (
    <TextScreen
      {...{ context, size, keyboard, text, textName: `save ${at}` }}
      title={`Interview ${interview}: save ${steps.length === 0 ? 0 : at + 1} of ${steps.length}`}
      bindings={keymaps.replay.read}
      effects={{
        later: () => move(1),
        earlier: () => move(-1),
        back: () => go({ name: 'report', interview }),
        leave: () => exit(),
      }}
      waysOut={['back', 'leave']}
    />
  )
}

function stepsOf(places: Places, interview: number): { steps: SnapshotStep[]; problem?: string } {
  try {
    const state = interviewState(readEvents(places, interview).events)
    return { steps: state === undefined ? [] : snapshotSteps(state) }
  } catch (error) {
    if (error instanceof Refusal) return { steps: [], problem: error.message }
    throw error
  }
}
