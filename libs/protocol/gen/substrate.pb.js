/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_substrate"] || ($protobuf.roots["tau_substrate"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.substrate = (function() {

        /**
         * Namespace substrate.
         * @memberof tau
         * @namespace
         */
        const substrate = {};

        substrate.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.substrate
             * @namespace
             */
            const v1 = {};

            v1.ExchangeRequest = (function() {

                /**
                 * Properties of an ExchangeRequest.
                 * @typedef {Object} tau.substrate.v1.ExchangeRequest.$Properties
                 * @property {tau.substrate.v1.RequestHead.$Properties|null} [head] ExchangeRequest head
                 * @property {Uint8Array|null} [body] ExchangeRequest body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExchangeRequest.
                 * @memberof tau.substrate.v1
                 * @interface IExchangeRequest
                 * @augments tau.substrate.v1.ExchangeRequest.$Properties
                 * @deprecated Use tau.substrate.v1.ExchangeRequest.$Properties instead.
                 */

                /**
                 * Shape of an ExchangeRequest.
                 * @typedef {tau.substrate.v1.ExchangeRequest.$Properties} tau.substrate.v1.ExchangeRequest.$Shape
                 */

                /**
                 * Constructs a new ExchangeRequest.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents an ExchangeRequest.
                 * @constructor
                 * @param {tau.substrate.v1.ExchangeRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExchangeRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ExchangeRequest head.
                 * @member {tau.substrate.v1.RequestHead.$Properties|null|undefined} head
                 * @memberof tau.substrate.v1.ExchangeRequest
                 * @instance
                 */
                ExchangeRequest.prototype.head = null;

                /**
                 * ExchangeRequest body.
                 * @member {Uint8Array} body
                 * @memberof tau.substrate.v1.ExchangeRequest
                 * @instance
                 */
                ExchangeRequest.prototype.body = $util.newBuffer([]);

                /**
                 * Encodes the specified ExchangeRequest message. Does not implicitly {@link tau.substrate.v1.ExchangeRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.ExchangeRequest
                 * @static
                 * @param {tau.substrate.v1.ExchangeRequest.$Properties} message ExchangeRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExchangeRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                        $root.tau.substrate.v1.RequestHead.encode(message.head, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExchangeRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.ExchangeRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ExchangeRequest & tau.substrate.v1.ExchangeRequest.$Shape} ExchangeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExchangeRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.ExchangeRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.head = $root.tau.substrate.v1.RequestHead.decode(reader, reader.size(), $undefined, _depth + 1, message.head);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ExchangeRequest;
            })();

            v1.RequestHead = (function() {

                /**
                 * Properties of a RequestHead.
                 * @typedef {Object} tau.substrate.v1.RequestHead.$Properties
                 * @property {string|null} [method] RequestHead method
                 * @property {string|null} [target] RequestHead target
                 * @property {string|null} [host] RequestHead host
                 * @property {string|null} [client] RequestHead client
                 * @property {string|null} [scheme] RequestHead scheme
                 * @property {Array.<string>|null} [fields] RequestHead fields
                 * @property {boolean|null} [hasBody] RequestHead hasBody
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RequestHead.
                 * @memberof tau.substrate.v1
                 * @interface IRequestHead
                 * @augments tau.substrate.v1.RequestHead.$Properties
                 * @deprecated Use tau.substrate.v1.RequestHead.$Properties instead.
                 */

                /**
                 * Shape of a RequestHead.
                 * @typedef {tau.substrate.v1.RequestHead.$Properties} tau.substrate.v1.RequestHead.$Shape
                 */

                /**
                 * Constructs a new RequestHead.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a RequestHead.
                 * @constructor
                 * @param {tau.substrate.v1.RequestHead.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RequestHead = function (properties) {
                    this.fields = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RequestHead method.
                 * @member {string} method
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.method = "";

                /**
                 * RequestHead target.
                 * @member {string} target
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.target = "";

                /**
                 * RequestHead host.
                 * @member {string} host
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.host = "";

                /**
                 * RequestHead client.
                 * @member {string} client
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.client = "";

                /**
                 * RequestHead scheme.
                 * @member {string} scheme
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.scheme = "";

                /**
                 * RequestHead fields.
                 * @member {Array.<string>} fields
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.fields = $util.emptyArray;

                /**
                 * RequestHead hasBody.
                 * @member {boolean} hasBody
                 * @memberof tau.substrate.v1.RequestHead
                 * @instance
                 */
                RequestHead.prototype.hasBody = false;

                /**
                 * Encodes the specified RequestHead message. Does not implicitly {@link tau.substrate.v1.RequestHead.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.RequestHead
                 * @static
                 * @param {tau.substrate.v1.RequestHead.$Properties} message RequestHead message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RequestHead.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.method);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.target);
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
                    if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.client);
                    if (message.scheme != null && $Object.hasOwnProperty.call(message, "scheme") && message.scheme !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.scheme);
                    if (message.fields != null && message.fields.length)
                        for (let i = 0; i < message.fields.length; ++i)
                            writer.uint32(/* id 7, wireType 2 =*/58).string(message.fields[i]);
                    if (message.hasBody != null && $Object.hasOwnProperty.call(message, "hasBody") && message.hasBody !== false)
                        writer.uint32(/* id 8, wireType 0 =*/64).bool(message.hasBody);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RequestHead message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.RequestHead
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.RequestHead & tau.substrate.v1.RequestHead.$Shape} RequestHead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RequestHead.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.RequestHead();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.method = value;
                                else
                                    delete message.method;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.target = value;
                                else
                                    delete message.target;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.host = value;
                                else
                                    delete message.host;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.client = value;
                                else
                                    delete message.client;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.scheme = value;
                                else
                                    delete message.scheme;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.fields && message.fields.length))
                                    message.fields = [];
                                message.fields.push(reader.stringVerify());
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.hasBody = value;
                                else
                                    delete message.hasBody;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RequestHead;
            })();

            v1.ExchangeResponse = (function() {

                /**
                 * Properties of an ExchangeResponse.
                 * @typedef {Object} tau.substrate.v1.ExchangeResponse.$Properties
                 * @property {tau.substrate.v1.ResponseHead.$Properties|null} [head] ExchangeResponse head
                 * @property {Uint8Array|null} [body] ExchangeResponse body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExchangeResponse.
                 * @memberof tau.substrate.v1
                 * @interface IExchangeResponse
                 * @augments tau.substrate.v1.ExchangeResponse.$Properties
                 * @deprecated Use tau.substrate.v1.ExchangeResponse.$Properties instead.
                 */

                /**
                 * Shape of an ExchangeResponse.
                 * @typedef {tau.substrate.v1.ExchangeResponse.$Properties} tau.substrate.v1.ExchangeResponse.$Shape
                 */

                /**
                 * Constructs a new ExchangeResponse.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents an ExchangeResponse.
                 * @constructor
                 * @param {tau.substrate.v1.ExchangeResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExchangeResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ExchangeResponse head.
                 * @member {tau.substrate.v1.ResponseHead.$Properties|null|undefined} head
                 * @memberof tau.substrate.v1.ExchangeResponse
                 * @instance
                 */
                ExchangeResponse.prototype.head = null;

                /**
                 * ExchangeResponse body.
                 * @member {Uint8Array} body
                 * @memberof tau.substrate.v1.ExchangeResponse
                 * @instance
                 */
                ExchangeResponse.prototype.body = $util.newBuffer([]);

                /**
                 * Encodes the specified ExchangeResponse message. Does not implicitly {@link tau.substrate.v1.ExchangeResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.ExchangeResponse
                 * @static
                 * @param {tau.substrate.v1.ExchangeResponse.$Properties} message ExchangeResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExchangeResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                        $root.tau.substrate.v1.ResponseHead.encode(message.head, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExchangeResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.ExchangeResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ExchangeResponse & tau.substrate.v1.ExchangeResponse.$Shape} ExchangeResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExchangeResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.ExchangeResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.head = $root.tau.substrate.v1.ResponseHead.decode(reader, reader.size(), $undefined, _depth + 1, message.head);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ExchangeResponse;
            })();

            v1.ResponseHead = (function() {

                /**
                 * Properties of a ResponseHead.
                 * @typedef {Object} tau.substrate.v1.ResponseHead.$Properties
                 * @property {number|null} [status] ResponseHead status
                 * @property {number|null} [inFlight] ResponseHead inFlight
                 * @property {number|null} [capacity] ResponseHead capacity
                 * @property {boolean|null} [refused] ResponseHead refused
                 * @property {Array.<string>|null} [fields] ResponseHead fields
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ResponseHead.
                 * @memberof tau.substrate.v1
                 * @interface IResponseHead
                 * @augments tau.substrate.v1.ResponseHead.$Properties
                 * @deprecated Use tau.substrate.v1.ResponseHead.$Properties instead.
                 */

                /**
                 * Shape of a ResponseHead.
                 * @typedef {tau.substrate.v1.ResponseHead.$Properties} tau.substrate.v1.ResponseHead.$Shape
                 */

                /**
                 * Constructs a new ResponseHead.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a ResponseHead.
                 * @constructor
                 * @param {tau.substrate.v1.ResponseHead.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ResponseHead = function (properties) {
                    this.fields = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ResponseHead status.
                 * @member {number} status
                 * @memberof tau.substrate.v1.ResponseHead
                 * @instance
                 */
                ResponseHead.prototype.status = 0;

                /**
                 * ResponseHead inFlight.
                 * @member {number} inFlight
                 * @memberof tau.substrate.v1.ResponseHead
                 * @instance
                 */
                ResponseHead.prototype.inFlight = 0;

                /**
                 * ResponseHead capacity.
                 * @member {number} capacity
                 * @memberof tau.substrate.v1.ResponseHead
                 * @instance
                 */
                ResponseHead.prototype.capacity = 0;

                /**
                 * ResponseHead refused.
                 * @member {boolean} refused
                 * @memberof tau.substrate.v1.ResponseHead
                 * @instance
                 */
                ResponseHead.prototype.refused = false;

                /**
                 * ResponseHead fields.
                 * @member {Array.<string>} fields
                 * @memberof tau.substrate.v1.ResponseHead
                 * @instance
                 */
                ResponseHead.prototype.fields = $util.emptyArray;

                /**
                 * Encodes the specified ResponseHead message. Does not implicitly {@link tau.substrate.v1.ResponseHead.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.ResponseHead
                 * @static
                 * @param {tau.substrate.v1.ResponseHead.$Properties} message ResponseHead message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ResponseHead.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.status);
                    if (message.inFlight != null && $Object.hasOwnProperty.call(message, "inFlight") && message.inFlight !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.inFlight);
                    if (message.capacity != null && $Object.hasOwnProperty.call(message, "capacity") && message.capacity !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.capacity);
                    if (message.refused != null && $Object.hasOwnProperty.call(message, "refused") && message.refused !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.refused);
                    if (message.fields != null && message.fields.length)
                        for (let i = 0; i < message.fields.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.fields[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ResponseHead message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.ResponseHead
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ResponseHead & tau.substrate.v1.ResponseHead.$Shape} ResponseHead
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ResponseHead.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.ResponseHead();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.inFlight = value;
                                else
                                    delete message.inFlight;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.capacity = value;
                                else
                                    delete message.capacity;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.refused = value;
                                else
                                    delete message.refused;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.fields && message.fields.length))
                                    message.fields = [];
                                message.fields.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ResponseHead;
            })();

            v1.FunctionLogsRequest = (function() {

                /**
                 * Properties of a FunctionLogsRequest.
                 * @typedef {Object} tau.substrate.v1.FunctionLogsRequest.$Properties
                 * @property {string|null} [project] FunctionLogsRequest project
                 * @property {string|null} [branch] FunctionLogsRequest branch
                 * @property {string|null} ["function"] FunctionLogsRequest function
                 * @property {boolean|null} [follow] FunctionLogsRequest follow
                 * @property {number|null} [tail] FunctionLogsRequest tail
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FunctionLogsRequest.
                 * @memberof tau.substrate.v1
                 * @interface IFunctionLogsRequest
                 * @augments tau.substrate.v1.FunctionLogsRequest.$Properties
                 * @deprecated Use tau.substrate.v1.FunctionLogsRequest.$Properties instead.
                 */

                /**
                 * Shape of a FunctionLogsRequest.
                 * @typedef {tau.substrate.v1.FunctionLogsRequest.$Properties} tau.substrate.v1.FunctionLogsRequest.$Shape
                 */

                /**
                 * Constructs a new FunctionLogsRequest.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a FunctionLogsRequest.
                 * @constructor
                 * @param {tau.substrate.v1.FunctionLogsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FunctionLogsRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FunctionLogsRequest project.
                 * @member {string} project
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @instance
                 */
                FunctionLogsRequest.prototype.project = "";

                /**
                 * FunctionLogsRequest branch.
                 * @member {string} branch
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @instance
                 */
                FunctionLogsRequest.prototype.branch = "";

                /**
                 * FunctionLogsRequest function.
                 * @member {string} function
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @instance
                 */
                FunctionLogsRequest.prototype["function"] = "";

                /**
                 * FunctionLogsRequest follow.
                 * @member {boolean} follow
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @instance
                 */
                FunctionLogsRequest.prototype.follow = false;

                /**
                 * FunctionLogsRequest tail.
                 * @member {number} tail
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @instance
                 */
                FunctionLogsRequest.prototype.tail = 0;

                /**
                 * Encodes the specified FunctionLogsRequest message. Does not implicitly {@link tau.substrate.v1.FunctionLogsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @static
                 * @param {tau.substrate.v1.FunctionLogsRequest.$Properties} message FunctionLogsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FunctionLogsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.branch);
                    if (message["function"] != null && $Object.hasOwnProperty.call(message, "function") && message["function"] !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message["function"]);
                    if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.follow);
                    if (message.tail != null && $Object.hasOwnProperty.call(message, "tail") && message.tail !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.tail);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FunctionLogsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.FunctionLogsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.FunctionLogsRequest & tau.substrate.v1.FunctionLogsRequest.$Shape} FunctionLogsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FunctionLogsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.FunctionLogsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message["function"] = value;
                                else
                                    delete message["function"];
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.follow = value;
                                else
                                    delete message.follow;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.tail = value;
                                else
                                    delete message.tail;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FunctionLogsRequest;
            })();

            v1.FunctionLogLine = (function() {

                /**
                 * Properties of a FunctionLogLine.
                 * @typedef {Object} tau.substrate.v1.FunctionLogLine.$Properties
                 * @property {number|null} [atMs] FunctionLogLine atMs
                 * @property {string|null} ["function"] FunctionLogLine function
                 * @property {string|null} [stream] FunctionLogLine stream
                 * @property {string|null} [text] FunctionLogLine text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FunctionLogLine.
                 * @memberof tau.substrate.v1
                 * @interface IFunctionLogLine
                 * @augments tau.substrate.v1.FunctionLogLine.$Properties
                 * @deprecated Use tau.substrate.v1.FunctionLogLine.$Properties instead.
                 */

                /**
                 * Shape of a FunctionLogLine.
                 * @typedef {tau.substrate.v1.FunctionLogLine.$Properties} tau.substrate.v1.FunctionLogLine.$Shape
                 */

                /**
                 * Constructs a new FunctionLogLine.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a FunctionLogLine.
                 * @constructor
                 * @param {tau.substrate.v1.FunctionLogLine.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FunctionLogLine = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FunctionLogLine atMs.
                 * @member {number} atMs
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @instance
                 */
                FunctionLogLine.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * FunctionLogLine function.
                 * @member {string} function
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @instance
                 */
                FunctionLogLine.prototype["function"] = "";

                /**
                 * FunctionLogLine stream.
                 * @member {string} stream
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @instance
                 */
                FunctionLogLine.prototype.stream = "";

                /**
                 * FunctionLogLine text.
                 * @member {string} text
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @instance
                 */
                FunctionLogLine.prototype.text = "";

                /**
                 * Encodes the specified FunctionLogLine message. Does not implicitly {@link tau.substrate.v1.FunctionLogLine.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @static
                 * @param {tau.substrate.v1.FunctionLogLine.$Properties} message FunctionLogLine message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FunctionLogLine.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && (typeof message.atMs === "object" ? message.atMs.low || message.atMs.high : message.atMs !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.atMs);
                    if (message["function"] != null && $Object.hasOwnProperty.call(message, "function") && message["function"] !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message["function"]);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.stream);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FunctionLogLine message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.FunctionLogLine
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.FunctionLogLine & tau.substrate.v1.FunctionLogLine.$Shape} FunctionLogLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FunctionLogLine.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.FunctionLogLine();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.atMs = value;
                                else
                                    delete message.atMs;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message["function"] = value;
                                else
                                    delete message["function"];
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FunctionLogLine;
            })();

            v1.CommandRequest = (function() {

                /**
                 * Properties of a CommandRequest.
                 * @typedef {Object} tau.substrate.v1.CommandRequest.$Properties
                 * @property {string|null} [project] CommandRequest project
                 * @property {string|null} [branch] CommandRequest branch
                 * @property {string|null} ["function"] CommandRequest function
                 * @property {string|null} [protocol] CommandRequest protocol
                 * @property {string|null} [command] CommandRequest command
                 * @property {Uint8Array|null} [data] CommandRequest data
                 * @property {number|null} [hops] CommandRequest hops
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CommandRequest.
                 * @memberof tau.substrate.v1
                 * @interface ICommandRequest
                 * @augments tau.substrate.v1.CommandRequest.$Properties
                 * @deprecated Use tau.substrate.v1.CommandRequest.$Properties instead.
                 */

                /**
                 * Shape of a CommandRequest.
                 * @typedef {tau.substrate.v1.CommandRequest.$Properties} tau.substrate.v1.CommandRequest.$Shape
                 */

                /**
                 * Constructs a new CommandRequest.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a CommandRequest.
                 * @constructor
                 * @param {tau.substrate.v1.CommandRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CommandRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CommandRequest project.
                 * @member {string} project
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.project = "";

                /**
                 * CommandRequest branch.
                 * @member {string} branch
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.branch = "";

                /**
                 * CommandRequest function.
                 * @member {string} function
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype["function"] = "";

                /**
                 * CommandRequest protocol.
                 * @member {string} protocol
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.protocol = "";

                /**
                 * CommandRequest command.
                 * @member {string} command
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.command = "";

                /**
                 * CommandRequest data.
                 * @member {Uint8Array} data
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.data = $util.newBuffer([]);

                /**
                 * CommandRequest hops.
                 * @member {number} hops
                 * @memberof tau.substrate.v1.CommandRequest
                 * @instance
                 */
                CommandRequest.prototype.hops = 0;

                /**
                 * Encodes the specified CommandRequest message. Does not implicitly {@link tau.substrate.v1.CommandRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.CommandRequest
                 * @static
                 * @param {tau.substrate.v1.CommandRequest.$Properties} message CommandRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CommandRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.branch);
                    if (message["function"] != null && $Object.hasOwnProperty.call(message, "function") && message["function"] !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message["function"]);
                    if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.protocol);
                    if (message.command != null && $Object.hasOwnProperty.call(message, "command") && message.command !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.command);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.data);
                    if (message.hops != null && $Object.hasOwnProperty.call(message, "hops") && message.hops !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.hops);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CommandRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.CommandRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.CommandRequest & tau.substrate.v1.CommandRequest.$Shape} CommandRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CommandRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.CommandRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message["function"] = value;
                                else
                                    delete message["function"];
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.protocol = value;
                                else
                                    delete message.protocol;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.command = value;
                                else
                                    delete message.command;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.hops = value;
                                else
                                    delete message.hops;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CommandRequest;
            })();

            v1.CommandResponse = (function() {

                /**
                 * Properties of a CommandResponse.
                 * @typedef {Object} tau.substrate.v1.CommandResponse.$Properties
                 * @property {Uint8Array|null} [data] CommandResponse data
                 * @property {boolean|null} [hasData] CommandResponse hasData
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CommandResponse.
                 * @memberof tau.substrate.v1
                 * @interface ICommandResponse
                 * @augments tau.substrate.v1.CommandResponse.$Properties
                 * @deprecated Use tau.substrate.v1.CommandResponse.$Properties instead.
                 */

                /**
                 * Shape of a CommandResponse.
                 * @typedef {tau.substrate.v1.CommandResponse.$Properties} tau.substrate.v1.CommandResponse.$Shape
                 */

                /**
                 * Constructs a new CommandResponse.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a CommandResponse.
                 * @constructor
                 * @param {tau.substrate.v1.CommandResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CommandResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CommandResponse data.
                 * @member {Uint8Array} data
                 * @memberof tau.substrate.v1.CommandResponse
                 * @instance
                 */
                CommandResponse.prototype.data = $util.newBuffer([]);

                /**
                 * CommandResponse hasData.
                 * @member {boolean} hasData
                 * @memberof tau.substrate.v1.CommandResponse
                 * @instance
                 */
                CommandResponse.prototype.hasData = false;

                /**
                 * Encodes the specified CommandResponse message. Does not implicitly {@link tau.substrate.v1.CommandResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.CommandResponse
                 * @static
                 * @param {tau.substrate.v1.CommandResponse.$Properties} message CommandResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CommandResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.data);
                    if (message.hasData != null && $Object.hasOwnProperty.call(message, "hasData") && message.hasData !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.hasData);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CommandResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.CommandResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.CommandResponse & tau.substrate.v1.CommandResponse.$Shape} CommandResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CommandResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.CommandResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.hasData = value;
                                else
                                    delete message.hasData;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CommandResponse;
            })();

            v1.ChannelMessage = (function() {

                /**
                 * Properties of a ChannelMessage.
                 * @typedef {Object} tau.substrate.v1.ChannelMessage.$Properties
                 * @property {string|null} [project] ChannelMessage project
                 * @property {string|null} [branch] ChannelMessage branch
                 * @property {string|null} [hash] ChannelMessage hash
                 * @property {string|null} [channel] ChannelMessage channel
                 * @property {Uint8Array|null} [data] ChannelMessage data
                 * @property {string|null} [id] ChannelMessage id
                 * @property {number|null} [part] ChannelMessage part
                 * @property {number|null} [parts] ChannelMessage parts
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ChannelMessage.
                 * @memberof tau.substrate.v1
                 * @interface IChannelMessage
                 * @augments tau.substrate.v1.ChannelMessage.$Properties
                 * @deprecated Use tau.substrate.v1.ChannelMessage.$Properties instead.
                 */

                /**
                 * Shape of a ChannelMessage.
                 * @typedef {tau.substrate.v1.ChannelMessage.$Properties} tau.substrate.v1.ChannelMessage.$Shape
                 */

                /**
                 * Constructs a new ChannelMessage.
                 * @memberof tau.substrate.v1
                 * @classdesc Represents a ChannelMessage.
                 * @constructor
                 * @param {tau.substrate.v1.ChannelMessage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ChannelMessage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ChannelMessage project.
                 * @member {string} project
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.project = "";

                /**
                 * ChannelMessage branch.
                 * @member {string} branch
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.branch = "";

                /**
                 * ChannelMessage hash.
                 * @member {string} hash
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.hash = "";

                /**
                 * ChannelMessage channel.
                 * @member {string} channel
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.channel = "";

                /**
                 * ChannelMessage data.
                 * @member {Uint8Array} data
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.data = $util.newBuffer([]);

                /**
                 * ChannelMessage id.
                 * @member {string} id
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.id = "";

                /**
                 * ChannelMessage part.
                 * @member {number} part
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.part = 0;

                /**
                 * ChannelMessage parts.
                 * @member {number} parts
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @instance
                 */
                ChannelMessage.prototype.parts = 0;

                /**
                 * Encodes the specified ChannelMessage message. Does not implicitly {@link tau.substrate.v1.ChannelMessage.verify|verify} messages.
                 * @function encode
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @static
                 * @param {tau.substrate.v1.ChannelMessage.$Properties} message ChannelMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ChannelMessage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.branch);
                    if (message.hash != null && $Object.hasOwnProperty.call(message, "hash") && message.hash !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.hash);
                    if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && message.channel !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.channel);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.data);
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.id);
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.part);
                    if (message.parts != null && $Object.hasOwnProperty.call(message, "parts") && message.parts !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.parts);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ChannelMessage message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.substrate.v1.ChannelMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.substrate.v1.ChannelMessage & tau.substrate.v1.ChannelMessage.$Shape} ChannelMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ChannelMessage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.substrate.v1.ChannelMessage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.hash = value;
                                else
                                    delete message.hash;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.channel = value;
                                else
                                    delete message.channel;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.part = value;
                                else
                                    delete message.part;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.parts = value;
                                else
                                    delete message.parts;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ChannelMessage;
            })();

            return v1;
        })();

        return substrate;
    })();

    return tau;
})();

export {
  $root as default
};
