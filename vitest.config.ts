import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The tests that come in through a door, on one of the databases; a folder of a database's name is for it alone. */
const doors = (engine: 'sqlite' | 'postgres') => ({
  extends: true as const,
  test: {
    name: engine,
    include: ['test/*/**/*.test.ts'],
    exclude: ['test/web/**', `test/*/${engine === 'sqlite' ? 'postgres' : 'sqlite'}/**`],
    env: { CUBOID_TEST_ENGINE: engine },
    globalSetup: engine === 'postgres' ? ['test/support/global-setup.ts'] : [],
  },
})

export default defineConfig({
  test: {
    maxWorkers: availableParallelism() + 1, // a test waits for the disk, a database or a browser now and then
    isolate: false, // a process loads the server once, for all of its files
    // A test that is fast alone shares two cores with others, and those with other machines'; only what never ends has to.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['server/**/*.test.ts', 'web/**/*.test.ts', 'test/*.test.ts'] } },
      doors('sqlite'),
      doors('postgres'),
      {
        extends: true,
        test: {
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          testTimeout: 120_000, // a browser and a server
        },
      },
    ],
  },
})
