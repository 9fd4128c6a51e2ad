/** For comparing what people type: without case, accents, and the difference between dotted and dotless i. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i').trim()
