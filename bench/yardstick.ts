import { createServer } from 'node:http'

/** What everything is measured against: bare node:http that answers 27 bytes. Prints its port. */
const ANSWER = '{"hello":"world","n":12345}'

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length })
  response.end(ANSWER)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number } // it listens on TCP
  process.stdout.write(`${port}\n`)
})
