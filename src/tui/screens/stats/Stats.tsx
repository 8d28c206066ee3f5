import { Box } from 'ink'
import { pad } from '../../../core/layout.ts'
import { footerHints } from '../../keymap.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { placeText } from '../../parts/place-text.ts'
import { TooSmall } from '../../parts/TooSmall.tsx'
import { smallest } from '../../size.ts'
import { keysText } from '../../spoken/keys-text.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { tones } from '../../theme.ts'
import { type StatsProps, useStats } from './use-stats.ts'

/** What the user has solved, day by day. */
export function Stats(props: StatsProps) {
  const { context, size } = props
  const { isTooSmall, height, top, all, lines } = useStats(props)
  const { paint, keymaps } = context
  const { columns, rows } = size
  if (isTooSmall) return <TooSmall size={size} smallest={smallest} />
  const hints = footerHints(keymaps.stats.read, undefined, keymaps.anywhere.all)
  if (context.writing === 'spoken') {
    const title = { name: 'stats', text: `\nStatistics. ${keysText(hints)}`, once: true }
    return <Spoken topics={[title, { name: 'text', text: all.join('\n') }]} />
  }
  const place = placeText(top, all.length, height)
  const title = paint(tones.name, pad('Statistics', columns - place.length))
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[title + paint(tones.facts, place)]} width={columns} height={1} />
      <Lines lines={lines} width={columns} height={height} />
      <Lines lines={[keyHints(hints, columns, paint)]} width={columns} height={1} />
    </Box>
  )
}
