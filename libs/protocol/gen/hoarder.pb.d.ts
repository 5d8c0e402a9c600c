import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace hoarder. */
    namespace hoarder {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a StoreBlock.
             * @deprecated Use tau.hoarder.v1.StoreBlock.$Properties instead.
             */
            interface IStoreBlock extends tau.hoarder.v1.StoreBlock.$Properties {
            }

            /** Represents a StoreBlock. */
            class StoreBlock {

                /**
                 * Constructs a new StoreBlock.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.StoreBlock.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StoreBlock capability. */
                capability: Uint8Array;

                /** StoreBlock cid. */
                cid: string;

                /** StoreBlock data. */
                data: Uint8Array;

                /**
                 * Encodes the specified StoreBlock message. Does not implicitly {@link tau.hoarder.v1.StoreBlock.verify|verify} messages.
                 * @param message StoreBlock message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.StoreBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StoreBlock message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.StoreBlock & tau.hoarder.v1.StoreBlock.$Shape} StoreBlock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.StoreBlock & tau.hoarder.v1.StoreBlock.$Shape;
            }

            namespace StoreBlock {

                /** Properties of a StoreBlock. */
                interface $Properties {

                    /** StoreBlock capability */
                    capability?: (Uint8Array|null);

                    /** StoreBlock cid */
                    cid?: (string|null);

                    /** StoreBlock data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StoreBlock. */
                type $Shape = tau.hoarder.v1.StoreBlock.$Properties;
            }

            /**
             * Properties of a StoreResponse.
             * @deprecated Use tau.hoarder.v1.StoreResponse.$Properties instead.
             */
            interface IStoreResponse extends tau.hoarder.v1.StoreResponse.$Properties {
            }

            /** Represents a StoreResponse. */
            class StoreResponse {

                /**
                 * Constructs a new StoreResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.StoreResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StoreResponse stored. */
                stored: number;

                /** StoreResponse alreadyHad. */
                alreadyHad: number;

                /**
                 * Encodes the specified StoreResponse message. Does not implicitly {@link tau.hoarder.v1.StoreResponse.verify|verify} messages.
                 * @param message StoreResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.StoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StoreResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.StoreResponse & tau.hoarder.v1.StoreResponse.$Shape} StoreResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.StoreResponse & tau.hoarder.v1.StoreResponse.$Shape;
            }

            namespace StoreResponse {

                /** Properties of a StoreResponse. */
                interface $Properties {

                    /** StoreResponse stored */
                    stored?: (number|null);

                    /** StoreResponse alreadyHad */
                    alreadyHad?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StoreResponse. */
                type $Shape = tau.hoarder.v1.StoreResponse.$Properties;
            }

            /**
             * Properties of a HasRequest.
             * @deprecated Use tau.hoarder.v1.HasRequest.$Properties instead.
             */
            interface IHasRequest extends tau.hoarder.v1.HasRequest.$Properties {
            }

            /** Represents a HasRequest. */
            class HasRequest {

                /**
                 * Constructs a new HasRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.HasRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HasRequest capability. */
                capability: Uint8Array;

                /** HasRequest cids. */
                cids: string[];

                /**
                 * Encodes the specified HasRequest message. Does not implicitly {@link tau.hoarder.v1.HasRequest.verify|verify} messages.
                 * @param message HasRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.HasRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HasRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.HasRequest & tau.hoarder.v1.HasRequest.$Shape} HasRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.HasRequest & tau.hoarder.v1.HasRequest.$Shape;
            }

            namespace HasRequest {

                /** Properties of a HasRequest. */
                interface $Properties {

                    /** HasRequest capability */
                    capability?: (Uint8Array|null);

                    /** HasRequest cids */
                    cids?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HasRequest. */
                type $Shape = tau.hoarder.v1.HasRequest.$Properties;
            }

            /**
             * Properties of a HasResponse.
             * @deprecated Use tau.hoarder.v1.HasResponse.$Properties instead.
             */
            interface IHasResponse extends tau.hoarder.v1.HasResponse.$Properties {
            }

            /** Represents a HasResponse. */
            class HasResponse {

                /**
                 * Constructs a new HasResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.HasResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HasResponse missing. */
                missing: string[];

                /**
                 * Encodes the specified HasResponse message. Does not implicitly {@link tau.hoarder.v1.HasResponse.verify|verify} messages.
                 * @param message HasResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.HasResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HasResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.HasResponse & tau.hoarder.v1.HasResponse.$Shape} HasResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.HasResponse & tau.hoarder.v1.HasResponse.$Shape;
            }

            namespace HasResponse {

                /** Properties of a HasResponse. */
                interface $Properties {

                    /** HasResponse missing */
                    missing?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HasResponse. */
                type $Shape = tau.hoarder.v1.HasResponse.$Properties;
            }

            /**
             * Properties of a PinStatusRequest.
             * @deprecated Use tau.hoarder.v1.PinStatusRequest.$Properties instead.
             */
            interface IPinStatusRequest extends tau.hoarder.v1.PinStatusRequest.$Properties {
            }

            /** Represents a PinStatusRequest. */
            class PinStatusRequest {

                /**
                 * Constructs a new PinStatusRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.PinStatusRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PinStatusRequest cid. */
                cid: string;

                /**
                 * Encodes the specified PinStatusRequest message. Does not implicitly {@link tau.hoarder.v1.PinStatusRequest.verify|verify} messages.
                 * @param message PinStatusRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.PinStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PinStatusRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.PinStatusRequest & tau.hoarder.v1.PinStatusRequest.$Shape} PinStatusRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.PinStatusRequest & tau.hoarder.v1.PinStatusRequest.$Shape;
            }

            namespace PinStatusRequest {

                /** Properties of a PinStatusRequest. */
                interface $Properties {

                    /** PinStatusRequest cid */
                    cid?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PinStatusRequest. */
                type $Shape = tau.hoarder.v1.PinStatusRequest.$Properties;
            }

            /**
             * Properties of a PinStatusResponse.
             * @deprecated Use tau.hoarder.v1.PinStatusResponse.$Properties instead.
             */
            interface IPinStatusResponse extends tau.hoarder.v1.PinStatusResponse.$Properties {
            }

            /** Represents a PinStatusResponse. */
            class PinStatusResponse {

                /**
                 * Constructs a new PinStatusResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.hoarder.v1.PinStatusResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PinStatusResponse held. */
                held: boolean;

                /** PinStatusResponse owners. */
                owners: string[];

                /**
                 * Encodes the specified PinStatusResponse message. Does not implicitly {@link tau.hoarder.v1.PinStatusResponse.verify|verify} messages.
                 * @param message PinStatusResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.hoarder.v1.PinStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PinStatusResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.PinStatusResponse & tau.hoarder.v1.PinStatusResponse.$Shape} PinStatusResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.hoarder.v1.PinStatusResponse & tau.hoarder.v1.PinStatusResponse.$Shape;
            }

            namespace PinStatusResponse {

                /** Properties of a PinStatusResponse. */
                interface $Properties {

                    /** PinStatusResponse held */
                    held?: (boolean|null);

                    /** PinStatusResponse owners */
                    owners?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PinStatusResponse. */
                type $Shape = tau.hoarder.v1.PinStatusResponse.$Properties;
            }
        }
    }
}
