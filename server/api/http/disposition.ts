/** A `Content-Disposition` with a name in any language (RFC 6266, RFC 8187), and one in ASCII for who cannot read that. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^ -~]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
