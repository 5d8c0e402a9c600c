import * as grpc from '@grpc/grpc-js'

const identity = (value: Buffer): Buffer => value

/** The same echo for the baseline, also without a codec. */
export const grpcService: grpc.ServiceDefinition = {
  echo: {
    path: '/bench.Echo/Echo',
    requestStream: false,
    responseStream: false,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity
  }
}

/** A call to the gRPC server that listens on a port of this machine. */
export function grpcEcho(port: number): { echo(body: Buffer): Promise<Buffer>; close(): void } {
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
  const echo = async (body: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      client.makeUnaryRequest('/bench.Echo/Echo', identity, identity, body, (error, value) => {
        if (error !== null || value === undefined) reject(error ?? new Error('no answer'))
        else resolve(value)
      })
    })
  return { echo, close: () => client.close() }
}
