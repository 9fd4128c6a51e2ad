declare global {
  var __webpack_nonce__: string | undefined
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** The page's policy allows style elements with this word alone; libraries that add some ask for it. */
export const styleNonce = () => nonce
// Where react-remove-scroll, of dialogs, looks for it.
globalThis.__webpack_nonce__ = nonce
