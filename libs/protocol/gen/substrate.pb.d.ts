import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace substrate. */
    namespace substrate {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of an ExchangeRequest.
             * @deprecated Use tau.substrate.v1.ExchangeRequest.$Properties instead.
             */
            interface IExchangeRequest extends tau.substrate.v1.ExchangeRequest.$Properties {
            }

            /** Represents an ExchangeRequest. */
            class ExchangeRequest {

                /**
                 * Constructs a new ExchangeRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.ExchangeRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExchangeRequest head. */
                head?: (tau.substrate.v1.RequestHead.$Properties|null);

                /** ExchangeRequest body. */
                body: Uint8Array;

                /**
                 * Encodes the specified ExchangeRequest message. Does not implicitly {@link tau.substrate.v1.ExchangeRequest.verify|verify} messages.
                 * @param message ExchangeRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.ExchangeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExchangeRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ExchangeRequest & tau.substrate.v1.ExchangeRequest.$Shape} ExchangeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.ExchangeRequest & tau.substrate.v1.ExchangeRequest.$Shape;
            }

            namespace ExchangeRequest {

                /** Properties of an ExchangeRequest. */
                interface $Properties {

                    /** ExchangeRequest head */
                    head?: (tau.substrate.v1.RequestHead.$Properties|null);

                    /** ExchangeRequest body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExchangeRequest. */
                type $Shape = tau.substrate.v1.ExchangeRequest.$Properties;
            }

            /**
             * Properties of a RequestHead.
             * @deprecated Use tau.substrate.v1.RequestHead.$Properties instead.
             */
            interface IRequestHead extends tau.substrate.v1.RequestHead.$Properties {
            }

            /** Represents a RequestHead. */
            class RequestHead {

                /**
                 * Constructs a new RequestHead.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.RequestHead.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RequestHead method. */
                method: string;

                /** RequestHead target. */
                target: string;

                /** RequestHead host. */
                host: string;

                /** RequestHead client. */
                client: string;

                /** RequestHead scheme. */
                scheme: string;

                /** RequestHead fields. */
                fields: string[];

                /** RequestHead hasBody. */
                hasBody: boolean;

                /**
                 * Encodes the specified RequestHead message. Does not implicitly {@link tau.substrate.v1.RequestHead.verify|verify} messages.
                 * @param message RequestHead message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.RequestHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RequestHead message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.RequestHead & tau.substrate.v1.RequestHead.$Shape} RequestHead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.RequestHead & tau.substrate.v1.RequestHead.$Shape;
            }

            namespace RequestHead {

                /** Properties of a RequestHead. */
                interface $Properties {

                    /** RequestHead method */
                    method?: (string|null);

                    /** RequestHead target */
                    target?: (string|null);

                    /** RequestHead host */
                    host?: (string|null);

                    /** RequestHead client */
                    client?: (string|null);

                    /** RequestHead scheme */
                    scheme?: (string|null);

                    /** RequestHead fields */
                    fields?: (string[]|null);

                    /** RequestHead hasBody */
                    hasBody?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RequestHead. */
                type $Shape = tau.substrate.v1.RequestHead.$Properties;
            }

            /**
             * Properties of an ExchangeResponse.
             * @deprecated Use tau.substrate.v1.ExchangeResponse.$Properties instead.
             */
            interface IExchangeResponse extends tau.substrate.v1.ExchangeResponse.$Properties {
            }

            /** Represents an ExchangeResponse. */
            class ExchangeResponse {

                /**
                 * Constructs a new ExchangeResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.ExchangeResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExchangeResponse head. */
                head?: (tau.substrate.v1.ResponseHead.$Properties|null);

                /** ExchangeResponse body. */
                body: Uint8Array;

                /**
                 * Encodes the specified ExchangeResponse message. Does not implicitly {@link tau.substrate.v1.ExchangeResponse.verify|verify} messages.
                 * @param message ExchangeResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.ExchangeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExchangeResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ExchangeResponse & tau.substrate.v1.ExchangeResponse.$Shape} ExchangeResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.ExchangeResponse & tau.substrate.v1.ExchangeResponse.$Shape;
            }

            namespace ExchangeResponse {

                /** Properties of an ExchangeResponse. */
                interface $Properties {

                    /** ExchangeResponse head */
                    head?: (tau.substrate.v1.ResponseHead.$Properties|null);

                    /** ExchangeResponse body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExchangeResponse. */
                type $Shape = tau.substrate.v1.ExchangeResponse.$Properties;
            }

            /**
             * Properties of a ResponseHead.
             * @deprecated Use tau.substrate.v1.ResponseHead.$Properties instead.
             */
            interface IResponseHead extends tau.substrate.v1.ResponseHead.$Properties {
            }

            /** Represents a ResponseHead. */
            class ResponseHead {

                /**
                 * Constructs a new ResponseHead.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.ResponseHead.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ResponseHead status. */
                status: number;

                /** ResponseHead inFlight. */
                inFlight: number;

                /** ResponseHead capacity. */
                capacity: number;

                /** ResponseHead refused. */
                refused: boolean;

                /** ResponseHead fields. */
                fields: string[];

                /**
                 * Encodes the specified ResponseHead message. Does not implicitly {@link tau.substrate.v1.ResponseHead.verify|verify} messages.
                 * @param message ResponseHead message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.ResponseHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ResponseHead message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ResponseHead & tau.substrate.v1.ResponseHead.$Shape} ResponseHead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.ResponseHead & tau.substrate.v1.ResponseHead.$Shape;
            }

            namespace ResponseHead {

                /** Properties of a ResponseHead. */
                interface $Properties {

                    /** ResponseHead status */
                    status?: (number|null);

                    /** ResponseHead inFlight */
                    inFlight?: (number|null);

                    /** ResponseHead capacity */
                    capacity?: (number|null);

                    /** ResponseHead refused */
                    refused?: (boolean|null);

                    /** ResponseHead fields */
                    fields?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ResponseHead. */
                type $Shape = tau.substrate.v1.ResponseHead.$Properties;
            }

            /**
             * Properties of a FunctionLogsRequest.
             * @deprecated Use tau.substrate.v1.FunctionLogsRequest.$Properties instead.
             */
            interface IFunctionLogsRequest extends tau.substrate.v1.FunctionLogsRequest.$Properties {
            }

            /** Represents a FunctionLogsRequest. */
            class FunctionLogsRequest {

                /**
                 * Constructs a new FunctionLogsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.FunctionLogsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FunctionLogsRequest project. */
                project: string;

                /** FunctionLogsRequest branch. */
                branch: string;

                /** FunctionLogsRequest function. */
                function: string;

                /** FunctionLogsRequest follow. */
                follow: boolean;

                /** FunctionLogsRequest tail. */
                tail: number;

                /**
                 * Encodes the specified FunctionLogsRequest message. Does not implicitly {@link tau.substrate.v1.FunctionLogsRequest.verify|verify} messages.
                 * @param message FunctionLogsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.FunctionLogsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FunctionLogsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.FunctionLogsRequest & tau.substrate.v1.FunctionLogsRequest.$Shape} FunctionLogsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.FunctionLogsRequest & tau.substrate.v1.FunctionLogsRequest.$Shape;
            }

            namespace FunctionLogsRequest {

                /** Properties of a FunctionLogsRequest. */
                interface $Properties {

                    /** FunctionLogsRequest project */
                    project?: (string|null);

                    /** FunctionLogsRequest branch */
                    branch?: (string|null);

                    /** FunctionLogsRequest function */
                    "function"?: (string|null);

                    /** FunctionLogsRequest follow */
                    follow?: (boolean|null);

                    /** FunctionLogsRequest tail */
                    tail?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FunctionLogsRequest. */
                type $Shape = tau.substrate.v1.FunctionLogsRequest.$Properties;
            }

            /**
             * Properties of a FunctionLogLine.
             * @deprecated Use tau.substrate.v1.FunctionLogLine.$Properties instead.
             */
            interface IFunctionLogLine extends tau.substrate.v1.FunctionLogLine.$Properties {
            }

            /** Represents a FunctionLogLine. */
            class FunctionLogLine {

                /**
                 * Constructs a new FunctionLogLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.FunctionLogLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FunctionLogLine atMs. */
                atMs: number;

                /** FunctionLogLine function. */
                function: string;

                /** FunctionLogLine stream. */
                stream: string;

                /** FunctionLogLine text. */
                text: string;

                /**
                 * Encodes the specified FunctionLogLine message. Does not implicitly {@link tau.substrate.v1.FunctionLogLine.verify|verify} messages.
                 * @param message FunctionLogLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.FunctionLogLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FunctionLogLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.FunctionLogLine & tau.substrate.v1.FunctionLogLine.$Shape} FunctionLogLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.FunctionLogLine & tau.substrate.v1.FunctionLogLine.$Shape;
            }

            namespace FunctionLogLine {

                /** Properties of a FunctionLogLine. */
                interface $Properties {

                    /** FunctionLogLine atMs */
                    atMs?: (number|null);

                    /** FunctionLogLine function */
                    "function"?: (string|null);

                    /** FunctionLogLine stream */
                    stream?: (string|null);

                    /** FunctionLogLine text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FunctionLogLine. */
                type $Shape = tau.substrate.v1.FunctionLogLine.$Properties;
            }

            /**
             * Properties of a CommandRequest.
             * @deprecated Use tau.substrate.v1.CommandRequest.$Properties instead.
             */
            interface ICommandRequest extends tau.substrate.v1.CommandRequest.$Properties {
            }

            /** Represents a CommandRequest. */
            class CommandRequest {

                /**
                 * Constructs a new CommandRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.CommandRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommandRequest project. */
                project: string;

                /** CommandRequest branch. */
                branch: string;

                /** CommandRequest function. */
                function: string;

                /** CommandRequest protocol. */
                protocol: string;

                /** CommandRequest command. */
                command: string;

                /** CommandRequest data. */
                data: Uint8Array;

                /** CommandRequest hops. */
                hops: number;

                /**
                 * Encodes the specified CommandRequest message. Does not implicitly {@link tau.substrate.v1.CommandRequest.verify|verify} messages.
                 * @param message CommandRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.CommandRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommandRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.CommandRequest & tau.substrate.v1.CommandRequest.$Shape} CommandRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.CommandRequest & tau.substrate.v1.CommandRequest.$Shape;
            }

            namespace CommandRequest {

                /** Properties of a CommandRequest. */
                interface $Properties {

                    /** CommandRequest project */
                    project?: (string|null);

                    /** CommandRequest branch */
                    branch?: (string|null);

                    /** CommandRequest function */
                    "function"?: (string|null);

                    /** CommandRequest protocol */
                    protocol?: (string|null);

                    /** CommandRequest command */
                    command?: (string|null);

                    /** CommandRequest data */
                    data?: (Uint8Array|null);

                    /** CommandRequest hops */
                    hops?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommandRequest. */
                type $Shape = tau.substrate.v1.CommandRequest.$Properties;
            }

            /**
             * Properties of a CommandResponse.
             * @deprecated Use tau.substrate.v1.CommandResponse.$Properties instead.
             */
            interface ICommandResponse extends tau.substrate.v1.CommandResponse.$Properties {
            }

            /** Represents a CommandResponse. */
            class CommandResponse {

                /**
                 * Constructs a new CommandResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.CommandResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommandResponse data. */
                data: Uint8Array;

                /** CommandResponse hasData. */
                hasData: boolean;

                /**
                 * Encodes the specified CommandResponse message. Does not implicitly {@link tau.substrate.v1.CommandResponse.verify|verify} messages.
                 * @param message CommandResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.CommandResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommandResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.CommandResponse & tau.substrate.v1.CommandResponse.$Shape} CommandResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.CommandResponse & tau.substrate.v1.CommandResponse.$Shape;
            }

            namespace CommandResponse {

                /** Properties of a CommandResponse. */
                interface $Properties {

                    /** CommandResponse data */
                    data?: (Uint8Array|null);

                    /** CommandResponse hasData */
                    hasData?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommandResponse. */
                type $Shape = tau.substrate.v1.CommandResponse.$Properties;
            }

            /**
             * Properties of a ChannelMessage.
             * @deprecated Use tau.substrate.v1.ChannelMessage.$Properties instead.
             */
            interface IChannelMessage extends tau.substrate.v1.ChannelMessage.$Properties {
            }

            /** Represents a ChannelMessage. */
            class ChannelMessage {

                /**
                 * Constructs a new ChannelMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.substrate.v1.ChannelMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ChannelMessage project. */
                project: string;

                /** ChannelMessage branch. */
                branch: string;

                /** ChannelMessage hash. */
                hash: string;

                /** ChannelMessage channel. */
                channel: string;

                /** ChannelMessage data. */
                data: Uint8Array;

                /** ChannelMessage id. */
                id: string;

                /** ChannelMessage part. */
                part: number;

                /** ChannelMessage parts. */
                parts: number;

                /**
                 * Encodes the specified ChannelMessage message. Does not implicitly {@link tau.substrate.v1.ChannelMessage.verify|verify} messages.
                 * @param message ChannelMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.substrate.v1.ChannelMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ChannelMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ChannelMessage & tau.substrate.v1.ChannelMessage.$Shape} ChannelMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.substrate.v1.ChannelMessage & tau.substrate.v1.ChannelMessage.$Shape;
            }

            namespace ChannelMessage {

                /** Properties of a ChannelMessage. */
                interface $Properties {

                    /** ChannelMessage project */
                    project?: (string|null);

                    /** ChannelMessage branch */
                    branch?: (string|null);

                    /** ChannelMessage hash */
                    hash?: (string|null);

                    /** ChannelMessage channel */
                    channel?: (string|null);

                    /** ChannelMessage data */
                    data?: (Uint8Array|null);

                    /** ChannelMessage id */
                    id?: (string|null);

                    /** ChannelMessage part */
                    part?: (number|null);

                    /** ChannelMessage parts */
                    parts?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ChannelMessage. */
                type $Shape = tau.substrate.v1.ChannelMessage.$Properties;
            }
        }
    }
}
