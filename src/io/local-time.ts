/** A moment in the user's own time, such as `2026-11-22 21:05`. */
export function localTime(milliseconds: number): string {
  const at = new Date(milliseconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`
}
