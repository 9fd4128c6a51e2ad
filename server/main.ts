import { keepCompiledCode } from './compile-cache.ts'

keepCompiledCode()
const [{ run }, { serve }] = await Promise.all([import('./run.ts'), import('./serve.ts')]) // after it, to gain by it

await run(serve)
