/** C0 and C1 controls but for newline and tab, bidirectional overrides and isolates, and other invisible marks. */
const unprintable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A whole terminal sequence: CSI, OSC and other strings, or a two-character escape. */
const sequence =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g

/**
 * Text that is safe to print: without terminal control sequences (ECMA-48), control characters and bidirectional
 * controls (UAX #9). Newlines and tabs stay.
 */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(sequence, '').replace(unprintable, '')
}
