import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const accent = Array.from({ length: 10 }, () => 'var(--accent)') as unknown as MantineColorsTuple // ten, as the type asks
/** Where Mantine asks for a shade of its dark scale by number. */
const dark = ['text', 'text-2', 'text-3', 'line-strong', 'field', 'active', 'raised', 'page', 'sunken', 'sunken'].map(
  (name) => `var(--${name})`,
) as unknown as MantineColorsTuple // ten
const rem = (name: string) => `var(--${name})`

const overlay = { transitionProps: { duration: 120 }, overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 } }

/** Mantine's parts in our sizes; colours come from tokens.css by the variables below. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: rem('text-xs'), sm: rem('text-s'), md: rem('text-m'), lg: rem('text-l'), xl: rem('text-xl') },
  spacing: { xs: rem('space-2'), sm: rem('space-3'), md: rem('space-4'), lg: rem('space-5'), xl: rem('space-6') },
  radius: { xs: rem('radius-s'), sm: rem('radius'), md: rem('radius'), lg: rem('radius-l'), xl: rem('radius-l') },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects: naming the components themselves here would load them all with the first page.
  components: {
    Button: { defaultProps: { size: 'sm', fw: 560 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    InputWrapper: { styles: { label: { marginBottom: 4, fontWeight: 500 } } },
    Input: {
      vars: () => ({ wrapper: { '--input-bd': 'var(--field)', '--input-bg': 'var(--page)' } }) as never,
    },
    Checkbox: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true } },
    Select: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        portalProps: { target: '#hints' },
        floatingStrategy: 'fixed', // else the landmark around them would cut them off
      },
    },
    Modal: { defaultProps: { centered: true, ...overlay } },
    Drawer: { defaultProps: overlay },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
  },
})

const both = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--page)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-gray-filled': 'var(--text-2)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-red-6': 'var(--danger)',
  '--mantine-color-red-filled': 'var(--danger)',
  '--mantine-color-red-text': 'var(--danger)',
  '--mantine-color-red-light': 'var(--danger-soft)',
  '--mantine-color-red-light-hover': 'var(--danger-soft)',
  '--mantine-color-red-light-color': 'var(--danger)',
  '--mantine-shadow-md': 'var(--shadow)',
  '--mantine-shadow-xl': 'var(--shadow)',
  '--mantine-line-height': 'var(--leading)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both })
