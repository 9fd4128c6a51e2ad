// Before the first paint, so that a dark screen never flashes white. A file, as the page's policy runs no inline script.
try {
  const theme = localStorage.getItem('mantine-color-scheme-value')
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
  document.documentElement.lang = (localStorage.getItem('cuboid.language') || navigator.language).startsWith('tr')
    ? 'tr'
    : 'en'
  document.documentElement.toggleAttribute('data-compact', localStorage.getItem('cuboid.density') === 'compact')
} catch {
  // Storage that is switched off leaves the light theme.
}
