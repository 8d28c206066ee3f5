/** Whether a text has tests in it; what is commented out is none. */
export function hasTests(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*/g, '')
  return /\b(test|it)(\.\w+)*\s*[(`]/.test(code)
}
