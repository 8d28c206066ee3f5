import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'
import { codeOf } from '../text-file.ts'

/** An error of the file system as a sentence; anything else stays what it is. */
export function storageProblem(error: unknown, folder: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('syscall' in error)) return error
  const code = codeOf(error)
  const where = `Packs cannot be kept in ${tidyPath(folder)}`
  if (['ENOSPC', 'EDQUOT'].includes(code)) return new Refusal(`${where}: the disk is full. Free some space.`)
  if (['EMFILE', 'ENFILE'].includes(code))
    return new Refusal('Too many files are open on this machine; close some programs and try again.')
  return new Refusal(
    `${where} (${code}); check its permissions, or set HOTSEAT_HOME to a folder you can write to.`,
  )
}

const unreachable =
  /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR|UND_ERR_.*)$/

/** An error of fetching `what` from `where` as a sentence; our own bugs stay what they are. */
export function networkProblem(error: unknown, what: string, where: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const code = codeOf(error)
  // The disk's own problems, met while what came was written.
  if (/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EMFILE|ENFILE|EIO|ENOENT)$/.test(code) && 'syscall' in error)
    return error
  const status = 'statusCode' in error ? Number(error.statusCode) : undefined
  if (code === 'EINTEGRITY')
    return new Refusal(
      `What came for ${what} is not what ${where} promised; try again, and report it if it stays so.`,
    )
  if (status === 404 || status === 410)
    return new Refusal(`There is no ${what} at ${where}. Check its name and try again.`)
  if (status === 401 || status === 403 || code === 'ENEEDAUTH')
    return new Refusal(
      `${where} does not let you have ${what} (${status ?? code}); log in there with npm and try again.`,
    )
  if (status !== undefined && status >= 400)
    return new Refusal(`${where} answered ${status} when asked for ${what}; try again later.`)
  if (unreachable.test(code) || unreachable.test('type' in error ? String(error.type) : ''))
    return new Refusal(`${where} cannot be reached (${code}). Are you online? Try again then.`)
  if (/^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|ERR_SSL)/.test(code))
    return new Refusal(
      `${where} cannot be trusted (${code}); check its certificate, or the proxy in between.`,
    )
  const [line = ''] = error.message.split('\n')
  return 'code' in error || error.name === 'FetchError' || error instanceof SyntaxError
    ? new Refusal(`${what} could not be fetched from ${where}: ${line.replace(/\.$/, '')}.`)
    : error
}
