import { Box, Text } from 'ink'

interface Size {
  columns: number
  rows: number
}

/** Says that the terminal has to grow; whatever was going on goes on. */
export function TooSmall({ size, smallest }: { size: Size; smallest: Size }) {
  const write = ({ columns, rows }: Size) => `${columns}x${rows}`
  return (
    <Box
      width={size.columns}
      height={size.rows}
      alignItems="center"
      justifyContent="center"
      overflow="hidden"
    >
      <Text wrap="wrap">{`Hotseat needs ${write(smallest)}; this is ${write(size)}. Enlarge it, or q.`}</Text>
    </Box>
  )
}
