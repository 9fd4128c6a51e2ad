/** What the server takes as an address: it looks like one, no more. */
export const isEmail = (text: string) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text)
