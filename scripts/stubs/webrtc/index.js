/** WebRTC bypasses the swarm key of a private network; asking for it is a fault. */
function refuse() {
  throw new Error('WebRTC is not available in a private network')
}
export { refuse as webRTC, refuse as webRTCDirect }
