import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whom a download address was made for, and for what. Unix seconds. */
export interface FilePass {
  readonly orgId: number
  readonly userId: number
  readonly fileId: string
  readonly expires: number
}

export const PASS_LIFE_S = 5 * 60

/** @param key  derived from the server's secret for this alone */
export const signPass = (key: Buffer, pass: FilePass): string => macOf(key, pass).toString('base64url')

/** Takes as long for a signature that is nearly right as for any other. */
export function isSigned(key: Buffer, pass: FilePass, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url')
  const right = macOf(key, pass)
  return given.length === right.length && timingSafeEqual(given, right)
}

const macOf = (key: Buffer, { orgId, userId, fileId, expires }: FilePass): Buffer =>
  createHmac('sha256', key).update(`${orgId}.${userId}.${fileId}.${expires}`).digest()
