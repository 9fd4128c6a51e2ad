import { print } from './print.ts'

/** Ctrl-C and systemd signal the whole process group, and npm, which is in it, passes its own signal on to us. */
const ECHO_MS = 2_000

/** Ends with the first signal to stop. One that comes later than any echo of it ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let stoppedAt: number | undefined
    const stop = () => {
      if (stoppedAt === undefined) {
        stoppedAt = performance.now()
        print(
          'Cuboid stops once it has answered what it is asked; a second signal, 2 s or more after the first, ends it at once',
        )
        resolve()
      } else if (performance.now() - stoppedAt >= ECHO_MS) process.exit(1)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
