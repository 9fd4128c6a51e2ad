/** Those that every browser shows; the server decides by their first bytes what they are. */
const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i
const OTHERS = /\.(pdf|txt|md|csv|tsv|log|json|xml|ya?ml|toml|ini|html?|css|m?[jt]sx?|py|sh|sql)$/i

export const isPicture = (name: string) => PICTURE.test(name)
/** Whether there is something to be shown of it, by its name; `Preview` goes by its content. */
export const isShown = (name: string) => PICTURE.test(name) || OTHERS.test(name)

/** Keeps the page where it is: a link that asks to be saved. */
export function save(url: string, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
}
