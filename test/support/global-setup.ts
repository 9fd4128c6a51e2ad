import { startPostgres } from './postgres.ts'

/** One PostgreSQL for the whole run, found by its tests in postgresUrl(). */
export async function setup() {
  const postgres = await startPostgres()
  process.env.CUBOID_TEST_POSTGRES_URL = postgres.url
  return postgres.stop
}
