/** Where a user's photo is to be had, or empty. It is another address for each photo, so that browsers may keep it. */
export const photoAddress = (userId: number, photoId: string | null): string =>
  photoId === null ? '' : `/api/v1/users/${userId}/photo?v=${photoId}`

export const logoAddress = (logoId: string | null): string =>
  logoId === null ? '' : `/api/v1/organization/logo?v=${logoId}`
