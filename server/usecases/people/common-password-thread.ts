import { parentPort, workerData } from 'node:worker_threads'
import { dictionary } from '@zxcvbn-ts/language-common'

// The list takes a moment to read and megabytes to hold: it is loaded here, for one password, and gone again.
const common = new Set(dictionary['passwords-common'])
const { password } = workerData as { password: string }
parentPort?.postMessage(common.has(password) || common.has(password.toLowerCase()))
