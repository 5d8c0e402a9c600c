import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace seer. */
    namespace seer {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Beacon.
             * @deprecated Use tau.seer.v1.Beacon.$Properties instead.
             */
            interface IBeacon extends tau.seer.v1.Beacon.$Properties {
            }

            /** Represents a Beacon. */
            class Beacon {

                /**
                 * Constructs a new Beacon.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.Beacon.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Beacon peer. */
                peer: string;

                /** Beacon sequence. */
                sequence: number;

                /** Beacon ttlMs. */
                ttlMs: number;

                /** Beacon services. */
                services: string[];

                /** Beacon multiaddrs. */
                multiaddrs: string[];

                /** Beacon httpAddress. */
                httpAddress: string;

                /** Beacon name. */
                name: string;

                /** Beacon loadPercent. */
                loadPercent: number;

                /** Beacon memoryMb. */
                memoryMb: number;

                /** Beacon draining. */
                draining: boolean;

                /** Beacon version. */
                version: string;

                /**
                 * Encodes the specified Beacon message. Does not implicitly {@link tau.seer.v1.Beacon.verify|verify} messages.
                 * @param message Beacon message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.Beacon.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Beacon message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.Beacon & tau.seer.v1.Beacon.$Shape} Beacon
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.Beacon & tau.seer.v1.Beacon.$Shape;
            }

            namespace Beacon {

                /** Properties of a Beacon. */
                interface $Properties {

                    /** Beacon peer */
                    peer?: (string|null);

                    /** Beacon sequence */
                    sequence?: (number|null);

                    /** Beacon ttlMs */
                    ttlMs?: (number|null);

                    /** Beacon services */
                    services?: (string[]|null);

                    /** Beacon multiaddrs */
                    multiaddrs?: (string[]|null);

                    /** Beacon httpAddress */
                    httpAddress?: (string|null);

                    /** Beacon name */
                    name?: (string|null);

                    /** Beacon loadPercent */
                    loadPercent?: (number|null);

                    /** Beacon memoryMb */
                    memoryMb?: (number|null);

                    /** Beacon draining */
                    draining?: (boolean|null);

                    /** Beacon version */
                    version?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Beacon. */
                type $Shape = tau.seer.v1.Beacon.$Properties;
            }

            /**
             * Properties of a ListNodesRequest.
             * @deprecated Use tau.seer.v1.ListNodesRequest.$Properties instead.
             */
            interface IListNodesRequest extends tau.seer.v1.ListNodesRequest.$Properties {
            }

            /** Represents a ListNodesRequest. */
            class ListNodesRequest {

                /**
                 * Constructs a new ListNodesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.ListNodesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListNodesRequest service. */
                service: string;

                /**
                 * Encodes the specified ListNodesRequest message. Does not implicitly {@link tau.seer.v1.ListNodesRequest.verify|verify} messages.
                 * @param message ListNodesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.ListNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListNodesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.ListNodesRequest & tau.seer.v1.ListNodesRequest.$Shape} ListNodesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.ListNodesRequest & tau.seer.v1.ListNodesRequest.$Shape;
            }

            namespace ListNodesRequest {

                /** Properties of a ListNodesRequest. */
                interface $Properties {

                    /** ListNodesRequest service */
                    service?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListNodesRequest. */
                type $Shape = tau.seer.v1.ListNodesRequest.$Properties;
            }

            /**
             * Properties of a ListNodesResponse.
             * @deprecated Use tau.seer.v1.ListNodesResponse.$Properties instead.
             */
            interface IListNodesResponse extends tau.seer.v1.ListNodesResponse.$Properties {
            }

            /** Represents a ListNodesResponse. */
            class ListNodesResponse {

                /**
                 * Constructs a new ListNodesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.ListNodesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListNodesResponse nodes. */
                nodes: tau.seer.v1.NodeRecord.$Properties[];

                /**
                 * Encodes the specified ListNodesResponse message. Does not implicitly {@link tau.seer.v1.ListNodesResponse.verify|verify} messages.
                 * @param message ListNodesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.ListNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListNodesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.ListNodesResponse & tau.seer.v1.ListNodesResponse.$Shape} ListNodesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.ListNodesResponse & tau.seer.v1.ListNodesResponse.$Shape;
            }

            namespace ListNodesResponse {

                /** Properties of a ListNodesResponse. */
                interface $Properties {

                    /** ListNodesResponse nodes */
                    nodes?: (tau.seer.v1.NodeRecord.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListNodesResponse. */
                type $Shape = tau.seer.v1.ListNodesResponse.$Properties;
            }

            /**
             * Properties of a NodeRecord.
             * @deprecated Use tau.seer.v1.NodeRecord.$Properties instead.
             */
            interface INodeRecord extends tau.seer.v1.NodeRecord.$Properties {
            }

            /** Represents a NodeRecord. */
            class NodeRecord {

                /**
                 * Constructs a new NodeRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.NodeRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NodeRecord beacon. */
                beacon?: (tau.seer.v1.Beacon.$Properties|null);

                /** NodeRecord seenAtMs. */
                seenAtMs: number;

                /** NodeRecord healthy. */
                healthy: boolean;

                /**
                 * Encodes the specified NodeRecord message. Does not implicitly {@link tau.seer.v1.NodeRecord.verify|verify} messages.
                 * @param message NodeRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.NodeRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NodeRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.NodeRecord & tau.seer.v1.NodeRecord.$Shape} NodeRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.NodeRecord & tau.seer.v1.NodeRecord.$Shape;
            }

            namespace NodeRecord {

                /** Properties of a NodeRecord. */
                interface $Properties {

                    /** NodeRecord beacon */
                    beacon?: (tau.seer.v1.Beacon.$Properties|null);

                    /** NodeRecord seenAtMs */
                    seenAtMs?: (number|null);

                    /** NodeRecord healthy */
                    healthy?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NodeRecord. */
                type $Shape = tau.seer.v1.NodeRecord.$Properties;
            }

            /**
             * Properties of an AnnounceRequest.
             * @deprecated Use tau.seer.v1.AnnounceRequest.$Properties instead.
             */
            interface IAnnounceRequest extends tau.seer.v1.AnnounceRequest.$Properties {
            }

            /** Represents an AnnounceRequest. */
            class AnnounceRequest {

                /**
                 * Constructs a new AnnounceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.AnnounceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AnnounceRequest beacon. */
                beacon?: (tau.seer.v1.Beacon.$Properties|null);

                /**
                 * Encodes the specified AnnounceRequest message. Does not implicitly {@link tau.seer.v1.AnnounceRequest.verify|verify} messages.
                 * @param message AnnounceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.AnnounceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AnnounceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.AnnounceRequest & tau.seer.v1.AnnounceRequest.$Shape} AnnounceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.AnnounceRequest & tau.seer.v1.AnnounceRequest.$Shape;
            }

            namespace AnnounceRequest {

                /** Properties of an AnnounceRequest. */
                interface $Properties {

                    /** AnnounceRequest beacon */
                    beacon?: (tau.seer.v1.Beacon.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AnnounceRequest. */
                type $Shape = tau.seer.v1.AnnounceRequest.$Properties;
            }

            /**
             * Properties of an AnnounceResponse.
             * @deprecated Use tau.seer.v1.AnnounceResponse.$Properties instead.
             */
            interface IAnnounceResponse extends tau.seer.v1.AnnounceResponse.$Properties {
            }

            /** Represents an AnnounceResponse. */
            class AnnounceResponse {

                /**
                 * Constructs a new AnnounceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.seer.v1.AnnounceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified AnnounceResponse message. Does not implicitly {@link tau.seer.v1.AnnounceResponse.verify|verify} messages.
                 * @param message AnnounceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.seer.v1.AnnounceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AnnounceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.seer.v1.AnnounceResponse & tau.seer.v1.AnnounceResponse.$Shape} AnnounceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.seer.v1.AnnounceResponse & tau.seer.v1.AnnounceResponse.$Shape;
            }

            namespace AnnounceResponse {

                /** Properties of an AnnounceResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AnnounceResponse. */
                type $Shape = tau.seer.v1.AnnounceResponse.$Properties;
            }
        }
    }
}
