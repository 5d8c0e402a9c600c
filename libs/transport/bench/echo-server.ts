import { createServer } from 'node:net'
import * as grpc from '@grpc/grpc-js'
import { anyNode, createBus } from '../src/index.ts'
import type { BusInit } from '../src/index.ts'
import { nodeKeyFromSeed } from '@taucloud/identity'
import { BULK, Echo } from './echo-contract.ts'
import { grpcService } from './grpc-echo.ts'

// The server of the benchmark, in a process of its own: a bus, a gRPC server, and a bare TCP sink.

export type ServerSetup = Omit<BusInit, 'key' | 'certificate'> & {
  seed: string
  certificate: string
}
export interface ServerPorts {
  readonly multiaddrs: string[]
  readonly grpc: number
  readonly tcp: number
}

async function startBus({ seed, certificate, ...init }: ServerSetup): Promise<string[]> {
  const key = await nodeKeyFromSeed(Buffer.from(seed, 'hex'))
  const bus = createBus({ ...init, key, certificate: Buffer.from(certificate, 'hex') })
  await bus.serve(Echo, {
    echo: { allow: anyNode, handle: (request) => request },
    exchange: {
      allow: anyNode,
      handle: async function* (requests) {
        yield* requests
      }
    }
  })
  await bus.serveBulk(BULK, async (stream) => {
    let total = 0
    for (let chunk = await stream.read(); chunk !== undefined; chunk = await stream.read()) {
      total += chunk.length
    }
    await stream.write(Buffer.from(String(total)))
  })
  await bus.start()
  return bus.multiaddrs()
}

async function startGrpc(): Promise<number> {
  const server = new grpc.Server()
  server.addService(grpcService, {
    echo: (call: grpc.ServerUnaryCall<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => {
      done(null, call.request)
    }
  })
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port)
      else reject(error)
    })
  })
}

async function startTcp(): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let total = 0
    socket.on('data', (chunk) => (total += chunk.length))
    socket.on('end', () => socket.end(String(total)))
    socket.on('error', () => socket.destroy())
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

process.on('disconnect', () => process.exit())
process.once('message', (setup: ServerSetup) => {
  Promise.all([startBus(setup), startGrpc(), startTcp()])
    .then(([multiaddrs, grpcPort, tcp]) => {
      const ports: ServerPorts = { multiaddrs, grpc: grpcPort, tcp }
      process.send?.(ports)
    })
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
