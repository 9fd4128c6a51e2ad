/** The colours of web/src/ui/tokens.css, light and dark. Mail programs know neither variables nor `light-dark()`. */
export const COLOURS = {
  sunken: ['#f7f7f8', '#0f1011'],
  raised: ['#ffffff', '#1d1e21'],
  line: ['#e7e7eb', '#292a2f'],
  text: ['#1c1c21', '#eeeef1'],
  'text-2': ['#55555f', '#b1b1bb'],
  accent: ['#4b4fc4', '#6165dc'],
  'accent-text': ['#4044b3', '#a9acf7'],
  'on-accent': ['#ffffff', '#ffffff'],
} as const satisfies Record<string, readonly [light: string, dark: string]>
export type Colour = keyof typeof COLOURS

/** Of the initials of people: ground and letters of each hue of the app's avatars. */
export const FACES = [
  { ground: ['#d7dfff', '#333962'], letters: ['#343c77', '#dae3ff'] },
  { ground: ['#c0e8fd', '#03435b'], letters: ['#004a6d', '#c4ecff'] },
  { ground: ['#bcede9', '#004845'], letters: ['#00524e', '#bff0ec'] },
  { ground: ['#cbebd0', '#1e4729'], letters: ['#085023', '#ceefd3'] },
  { ground: ['#e9e3bd', '#463e07'], letters: ['#4f4200', '#ece6c0'] },
  { ground: ['#fbdac1', '#573312'], letters: ['#673200', '#fedec4'] },
  { ground: ['#ffd5d1', '#5d2d2a'], letters: ['#6e2826', '#ffd8d4'] },
  { ground: ['#f9d5ec', '#552d49'], letters: ['#642a53', '#fdd8ef'] },
] as const

export const FONT = "'Inter Variable',Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Colours are set on each element, which every mail program keeps; the classes are for those that know of the dark. */
const CLASSES = {
  page: { background: 'sunken' },
  card: { background: 'raised', border: 'line' },
  text: { color: 'text' },
  quiet: { color: 'text-2' },
  link: { color: 'accent-text' },
  quote: { color: 'text-2', border: 'line' },
  button: { background: 'accent', color: 'on-accent', border: 'accent' },
} as const satisfies Record<string, { background?: Colour; color?: Colour; border?: Colour }>
export type Look = keyof typeof CLASSES

/** The attributes of an element that looks so. */
export function look(name: Look, style = ''): string {
  const { background, color, border }: { background?: Colour; color?: Colour; border?: Colour } = CLASSES[name]
  const parts = [
    background && `background-color:${COLOURS[background][0]}`,
    color && `color:${COLOURS[color][0]}`,
    border && `border-color:${COLOURS[border][0]}`,
    style,
  ].filter(Boolean)
  const ground = background ? ` bgcolor="${COLOURS[background][0]}"` : '' // what Outlook believes
  return `class="${name}"${ground} style="${parts.join(';')}"`
}

/** The rules that turn it dark. Gmail drops a whole style element for one rule that it does not know, so that each kind has its own. */
export const darkRules = (under = ''): string =>
  [
    ...Object.entries(CLASSES).map(([name, rule]) => `${under}.${name}{${darkOf(rule)}}`),
    ...FACES.map(
      ({ ground, letters }, hue) =>
        `${under}.face${hue}{background-color:${ground[1]}!important;color:${letters[1]}!important}`,
    ),
  ].join('')

const darkOf = ({ background, color, border }: { background?: Colour; color?: Colour; border?: Colour }) =>
  [
    background && `background-color:${COLOURS[background][1]}!important`,
    color && `color:${COLOURS[color][1]}!important`,
    border && `border-color:${COLOURS[border][1]}!important`,
  ]
    .filter(Boolean)
    .join(';')
