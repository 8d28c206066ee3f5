/** Whether a text has tests in it. */
export function hasTests(text: string): boolean {
  return /\b(test|it)(\.\w+)*\s*[(`]/.test(text)
}
