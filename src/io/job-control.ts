/** Milliseconds in which the system stops a process that it is going to stop. */
const grace = 200

/**
 * Stops the whole app as Ctrl-Z does, with the terminal given back until `fg`. A raw terminal sends the key as any
 * other, so somebody has to.
 */
export async function stopProcess(suspend: () => Promise<{ resume: () => Promise<void> }>): Promise<void> {
  // Windows has no such thing.
  if (process.platform === 'win32') return
  const { resume } = await suspend()
  await new Promise<void>((done) => {
    process.once('SIGCONT', done)
    // Without a shell to come back from, the system ignores the signal and nobody would ever continue us.
    setTimeout(done, grace)
    // The whole group: the launcher and npm have to stop as well, or the shell would not notice.
    process.kill(0, 'SIGTSTP')
  })
  await resume()
}
