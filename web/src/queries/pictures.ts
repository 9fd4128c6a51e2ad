import type { QueryClient } from '@tanstack/react-query'
import { api, type Me, type Organization, unwrap } from '../api.ts'
import { NoPicture } from '../app/no-picture.ts'
import { shrink } from '../app/shrink.ts'
import { upload } from './files.ts'
import { useChange } from './optimistic.ts'

async function uploadPicture(file: File, isSquare: boolean): Promise<string> {
  const small = await shrink(file, isSquare).catch(() => {
    throw new NoPicture()
  })
  return upload(new File([small], file.name, { type: small.type }), () => {})
}

const withMe = (cache: QueryClient, me: Me) => void cache.setQueryData(['me'], me)
const withOrganization = (cache: QueryClient, organization: Organization) =>
  void cache.setQueryData(['organization'], organization)

/** Null takes the photo away. Its field says itself what was wrong. */
export const useSetPhoto = () =>
  useChange({
    quiet: true,
    send: async (file: File | null) =>
      file
        ? api.PUT('/app/me/photo', { body: { file: await uploadPicture(file, true) } }).then(unwrap)
        : api.DELETE('/app/me/photo').then(unwrap),
    settle: withMe,
    refresh: () => [['users']],
  })

export const useSetLogo = () =>
  useChange({
    quiet: true,
    send: async (file: File | null) =>
      file
        ? api.PUT('/organization/logo', { body: { file: await uploadPicture(file, false) } }).then(unwrap)
        : api.DELETE('/organization/logo').then(unwrap),
    settle: withOrganization,
  })
