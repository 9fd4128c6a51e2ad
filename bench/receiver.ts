import { createServer } from 'node:http'

/** A receiver of webhooks that answers at once; asked, it says how many calls it has had. Prints its port. */
let calls = 0

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(String(calls))
  calls++
  request.resume().on('end', () => response.end())
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number } // it listens on TCP
  process.stdout.write(`${port}\n`)
})
