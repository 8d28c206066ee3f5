/** DOMException: the error class of the web's own functions. */

const codes: Record<string, number> = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
}

export class DOMException extends Error {
  readonly #name: string

  /** `options` is a name, or an object with a name and a cause. */
  constructor(message = '', options: string | { name?: string; cause?: unknown } = 'Error') {
    super(String(message))
    const named = typeof options === 'object' && options !== null
    this.#name = String((named ? options.name : options) ?? 'Error')
    if (named && 'cause' in options) {
      Object.defineProperty(this, 'cause', { value: options.cause, writable: true, configurable: true })
    }
    // The head of the stack was written before there was a name.
    Error.captureStackTrace(this, new.target)
  }

  override get name(): string {
    return this.#name
  }

  get code(): number {
    return codes[this.#name] ?? 0
  }

  get [Symbol.toStringTag](): string {
    return 'DOMException'
  }
}

for (const [name, code] of Object.entries(codes)) {
  const constant = name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()
  for (const target of [DOMException, DOMException.prototype]) {
    Object.defineProperty(target, `${constant}_ERR`, { value: code, enumerable: true })
  }
}
