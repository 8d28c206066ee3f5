import { Box, Text } from 'ink'

export interface LinesProps {
  lines: string[]
  width: number
  /** Exactly this many rows are taken; what does not fit is cut. */
  height: number
}

/** Painted lines, a row each, in a box of fixed size: nothing here makes another line of the screen move. */
export function Lines({ lines, width, height }: LinesProps) {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {lines.slice(0, height).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in that row
        <Box key={index} height={1} flexShrink={0}>
          <Text wrap="truncate">{line === '' ? ' ' : line}</Text>
        </Box>
      ))}
    </Box>
  )
}
