import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { api, type Body, isSignedOut, type Me, unwrap } from '../api.ts'
import { forgetKept } from '../app/kept.ts'
import { languageNow, setLanguage } from '../app/language.ts'
import { forgetPersonal } from '../app/stored.ts'
import { stopLive } from './live.ts'
import { patch, type Rollback, together, useChange } from './optimistic.ts'
import { tellOtherWindows } from './session-news.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => api.GET('/app/me').then(unwrap),
  staleTime: 5 * 60_000,
})
export const setUpQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api.GET('/setup').then(unwrap),
  staleTime: 0,
})

/** Who is signed in. Below the signed-in layout there is always one. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** Another language is spoken at once, too. */
export const useEditMe = () =>
  useChange({
    send: (body: Body<'updateMe'>) => api.PUT('/app/me', { body }).then(unwrap),
    show: (cache, { localization, ...change }) =>
      together([
        patch<Me>(cache, ['me'], (me) => ({
          ...me,
          ...(change as Partial<Me>),
          localization: { ...me.localization, ...(localization as object) },
        })),
        ...(change.language ? [speak(change.language)] : []),
      ]),
    settle: (cache, me) => cache.setQueryData(['me'], me),
    refresh: () => [['users']],
  })

function speak(language: string): Rollback {
  const before = languageNow()
  setLanguage(language)
  return () => setLanguage(before)
}

/** Its form says itself what was wrong. */
export const useChangePassword = () =>
  useChange({
    quiet: true,
    send: (body: Body<'changePassword'>) => api.PUT('/app/me/password', { body }).then(unwrap),
  })

/** The ways in: each answers who is signed in now, and says itself in its form what was wrong. */
function useEntry<V>(send: (body: V) => Promise<Me>) {
  return useChange<V, Me>({ send, quiet: true, settle: (cache, me) => {
    cache.clear() // of whoever was here before
    cache.setQueryData(['me'], me)
    tellOtherWindows()
  } }) // biome-ignore format: one thought
}
export const useSignIn = () => useEntry((body: Body<'signIn'>) => api.POST('/session', { body }).then(unwrap))
export const useSetUp = () => useEntry((body: Body<'setUp'>) => api.POST('/setup', { body }).then(unwrap))
export const useResetPassword = () =>
  useEntry((body: Body<'resetPassword'>) => api.PUT('/session/password', { body }).then(unwrap))
export const useAcceptInvitation = () =>
  useEntry((body: Body<'acceptInvitation'>) => api.POST('/invitations/accept', { body }).then(unwrap))

export const useRequestPasswordReset = () =>
  useChange({
    quiet: true,
    send: (body: Body<'requestPasswordReset'>) => api.POST('/session/password-reset', { body }).then(unwrap),
  })

/** Ends this session, or all of them, and forgets what was read. */
export function useSignOut() {
  const cache = useQueryClient()
  return async ({ everywhere = false } = {}) => {
    try {
      await (everywhere ? api.DELETE('/sessions').then(unwrap) : api.DELETE('/session').then(unwrap))
    } catch (error) {
      if (!isSignedOut(error)) throw error // else it is as it should be
    }
    stopLive()
    cache.clear()
    await forgetKept()
    forgetPersonal()
    tellOtherWindows()
  }
}
