/** For the person at the terminal; what machines read is in the log. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const complain = (text: string): void => void process.stderr.write(`cuboid: ${text}\n`)
