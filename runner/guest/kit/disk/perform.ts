import type { Files } from './files.ts'
import type { Call } from './handle.ts'
import type { DiskOperation } from './log.ts'

/** A call before it is known how many there were. */
export type Operation = Omit<DiskOperation, 'call' | 'life'>

export interface Done {
  operation: Operation
  value?: unknown
  error?: unknown
}

/** Does a call and says what is to be answered. */
export function perform(files: Files, call: Call): Done {
  const operation = operationOf(call)
  try {
    switch (call.name) {
      case 'append': {
        const from = files.append(call.file, call.bytes)
        return { operation: { ...operation, from }, value: from }
      }
      case 'read': {
        const value = files.read(call.file, call.from, call.length)
        return { operation: { ...operation, bytes: value.length }, value }
      }
      case 'size': {
        const value = files.size(call.file)
        return { operation: { ...operation, bytes: value }, value }
      }
      case 'list':
        return { operation, value: files.list() }
      case 'rename':
        files.rename(call.file, call.to)
        return { operation }
      default:
        files[call.name](call.file)
        return { operation }
    }
  } catch (error) {
    const { from: _from, bytes: _bytes, ...rest } = operation
    return { operation: { ...rest, error: (error as { code: string }).code }, error }
  }
}

/** What a call wants, as the log shows it. */
export function operationOf(call: Call): Operation {
  switch (call.name) {
    case 'append':
      return { name: call.name, file: call.file, bytes: call.bytes.length }
    case 'read':
      return { name: call.name, file: call.file, from: call.from, bytes: call.length }
    default:
      return { ...call }
  }
}
