/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_node"] || ($protobuf.roots["tau_node"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.node = (function() {

        /**
         * Namespace node.
         * @memberof tau
         * @namespace
         */
        const node = {};

        node.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.node
             * @namespace
             */
            const v1 = {};

            v1.PingRequest = (function() {

                /**
                 * Properties of a PingRequest.
                 * @typedef {Object} tau.node.v1.PingRequest.$Properties
                 * @property {Uint8Array|null} [payload] PingRequest payload
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PingRequest.
                 * @memberof tau.node.v1
                 * @interface IPingRequest
                 * @augments tau.node.v1.PingRequest.$Properties
                 * @deprecated Use tau.node.v1.PingRequest.$Properties instead.
                 */

                /**
                 * Shape of a PingRequest.
                 * @typedef {tau.node.v1.PingRequest.$Properties} tau.node.v1.PingRequest.$Shape
                 */

                /**
                 * Constructs a new PingRequest.
                 * @memberof tau.node.v1
                 * @classdesc Represents a PingRequest.
                 * @constructor
                 * @param {tau.node.v1.PingRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PingRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PingRequest payload.
                 * @member {Uint8Array} payload
                 * @memberof tau.node.v1.PingRequest
                 * @instance
                 */
                PingRequest.prototype.payload = $util.newBuffer([]);

                /**
                 * Encodes the specified PingRequest message. Does not implicitly {@link tau.node.v1.PingRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.PingRequest
                 * @static
                 * @param {tau.node.v1.PingRequest.$Properties} message PingRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PingRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PingRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.PingRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.PingRequest & tau.node.v1.PingRequest.$Shape} PingRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PingRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.node.v1.PingRequest();
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
                                    message.payload = value;
                                else
                                    delete message.payload;
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

                return PingRequest;
            })();

            v1.PingResponse = (function() {

                /**
                 * Properties of a PingResponse.
                 * @typedef {Object} tau.node.v1.PingResponse.$Properties
                 * @property {Uint8Array|null} [payload] PingResponse payload
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PingResponse.
                 * @memberof tau.node.v1
                 * @interface IPingResponse
                 * @augments tau.node.v1.PingResponse.$Properties
                 * @deprecated Use tau.node.v1.PingResponse.$Properties instead.
                 */

                /**
                 * Shape of a PingResponse.
                 * @typedef {tau.node.v1.PingResponse.$Properties} tau.node.v1.PingResponse.$Shape
                 */

                /**
                 * Constructs a new PingResponse.
                 * @memberof tau.node.v1
                 * @classdesc Represents a PingResponse.
                 * @constructor
                 * @param {tau.node.v1.PingResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PingResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PingResponse payload.
                 * @member {Uint8Array} payload
                 * @memberof tau.node.v1.PingResponse
                 * @instance
                 */
                PingResponse.prototype.payload = $util.newBuffer([]);

                /**
                 * Encodes the specified PingResponse message. Does not implicitly {@link tau.node.v1.PingResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.PingResponse
                 * @static
                 * @param {tau.node.v1.PingResponse.$Properties} message PingResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PingResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PingResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.PingResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.PingResponse & tau.node.v1.PingResponse.$Shape} PingResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PingResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.node.v1.PingResponse();
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
                                    message.payload = value;
                                else
                                    delete message.payload;
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

                return PingResponse;
            })();

            v1.InfoRequest = (function() {

                /**
                 * Properties of an InfoRequest.
                 * @typedef {Object} tau.node.v1.InfoRequest.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an InfoRequest.
                 * @memberof tau.node.v1
                 * @interface IInfoRequest
                 * @augments tau.node.v1.InfoRequest.$Properties
                 * @deprecated Use tau.node.v1.InfoRequest.$Properties instead.
                 */

                /**
                 * Shape of an InfoRequest.
                 * @typedef {tau.node.v1.InfoRequest.$Properties} tau.node.v1.InfoRequest.$Shape
                 */

                /**
                 * Constructs a new InfoRequest.
                 * @memberof tau.node.v1
                 * @classdesc Represents an InfoRequest.
                 * @constructor
                 * @param {tau.node.v1.InfoRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const InfoRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified InfoRequest message. Does not implicitly {@link tau.node.v1.InfoRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.InfoRequest
                 * @static
                 * @param {tau.node.v1.InfoRequest.$Properties} message InfoRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                InfoRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an InfoRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.InfoRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.InfoRequest & tau.node.v1.InfoRequest.$Shape} InfoRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                InfoRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.node.v1.InfoRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return InfoRequest;
            })();

            v1.InfoResponse = (function() {

                /**
                 * Properties of an InfoResponse.
                 * @typedef {Object} tau.node.v1.InfoResponse.$Properties
                 * @property {string|null} [peer] InfoResponse peer
                 * @property {string|null} [name] InfoResponse name
                 * @property {string|null} [version] InfoResponse version
                 * @property {Array.<string>|null} [services] InfoResponse services
                 * @property {Array.<string>|null} [multiaddrs] InfoResponse multiaddrs
                 * @property {number|null} [startedAtMs] InfoResponse startedAtMs
                 * @property {number|null} [pid] InfoResponse pid
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an InfoResponse.
                 * @memberof tau.node.v1
                 * @interface IInfoResponse
                 * @augments tau.node.v1.InfoResponse.$Properties
                 * @deprecated Use tau.node.v1.InfoResponse.$Properties instead.
                 */

                /**
                 * Shape of an InfoResponse.
                 * @typedef {tau.node.v1.InfoResponse.$Properties} tau.node.v1.InfoResponse.$Shape
                 */

                /**
                 * Constructs a new InfoResponse.
                 * @memberof tau.node.v1
                 * @classdesc Represents an InfoResponse.
                 * @constructor
                 * @param {tau.node.v1.InfoResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const InfoResponse = function (properties) {
                    this.services = [];
                    this.multiaddrs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * InfoResponse peer.
                 * @member {string} peer
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.peer = "";

                /**
                 * InfoResponse name.
                 * @member {string} name
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.name = "";

                /**
                 * InfoResponse version.
                 * @member {string} version
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.version = "";

                /**
                 * InfoResponse services.
                 * @member {Array.<string>} services
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.services = $util.emptyArray;

                /**
                 * InfoResponse multiaddrs.
                 * @member {Array.<string>} multiaddrs
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.multiaddrs = $util.emptyArray;

                /**
                 * InfoResponse startedAtMs.
                 * @member {number} startedAtMs
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.startedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * InfoResponse pid.
                 * @member {number} pid
                 * @memberof tau.node.v1.InfoResponse
                 * @instance
                 */
                InfoResponse.prototype.pid = 0;

                /**
                 * Encodes the specified InfoResponse message. Does not implicitly {@link tau.node.v1.InfoResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.InfoResponse
                 * @static
                 * @param {tau.node.v1.InfoResponse.$Properties} message InfoResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                InfoResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.peer);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                    if (message.services != null && message.services.length)
                        for (let i = 0; i < message.services.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.services[i]);
                    if (message.multiaddrs != null && message.multiaddrs.length)
                        for (let i = 0; i < message.multiaddrs.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.multiaddrs[i]);
                    if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && (typeof message.startedAtMs === "object" ? message.startedAtMs.low || message.startedAtMs.high : message.startedAtMs !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.startedAtMs);
                    if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.pid);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an InfoResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.InfoResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.InfoResponse & tau.node.v1.InfoResponse.$Shape} InfoResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                InfoResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.node.v1.InfoResponse();
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
                                    message.peer = value;
                                else
                                    delete message.peer;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.services && message.services.length))
                                    message.services = [];
                                message.services.push(reader.stringVerify());
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.multiaddrs && message.multiaddrs.length))
                                    message.multiaddrs = [];
                                message.multiaddrs.push(reader.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.startedAtMs = value;
                                else
                                    delete message.startedAtMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pid = value;
                                else
                                    delete message.pid;
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

                return InfoResponse;
            })();

            v1.StatsRequest = (function() {

                /**
                 * Properties of a StatsRequest.
                 * @typedef {Object} tau.node.v1.StatsRequest.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StatsRequest.
                 * @memberof tau.node.v1
                 * @interface IStatsRequest
                 * @augments tau.node.v1.StatsRequest.$Properties
                 * @deprecated Use tau.node.v1.StatsRequest.$Properties instead.
                 */

                /**
                 * Shape of a StatsRequest.
                 * @typedef {tau.node.v1.StatsRequest.$Properties} tau.node.v1.StatsRequest.$Shape
                 */

                /**
                 * Constructs a new StatsRequest.
                 * @memberof tau.node.v1
                 * @classdesc Represents a StatsRequest.
                 * @constructor
                 * @param {tau.node.v1.StatsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StatsRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified StatsRequest message. Does not implicitly {@link tau.node.v1.StatsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.StatsRequest
                 * @static
                 * @param {tau.node.v1.StatsRequest.$Properties} message StatsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StatsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StatsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.StatsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.StatsRequest & tau.node.v1.StatsRequest.$Shape} StatsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StatsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.node.v1.StatsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return StatsRequest;
            })();

            v1.StatsResponse = (function() {

                /**
                 * Properties of a StatsResponse.
                 * @typedef {Object} tau.node.v1.StatsResponse.$Properties
                 * @property {string|null} [metrics] StatsResponse metrics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StatsResponse.
                 * @memberof tau.node.v1
                 * @interface IStatsResponse
                 * @augments tau.node.v1.StatsResponse.$Properties
                 * @deprecated Use tau.node.v1.StatsResponse.$Properties instead.
                 */

                /**
                 * Shape of a StatsResponse.
                 * @typedef {tau.node.v1.StatsResponse.$Properties} tau.node.v1.StatsResponse.$Shape
                 */

                /**
                 * Constructs a new StatsResponse.
                 * @memberof tau.node.v1
                 * @classdesc Represents a StatsResponse.
                 * @constructor
                 * @param {tau.node.v1.StatsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StatsResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StatsResponse metrics.
                 * @member {string} metrics
                 * @memberof tau.node.v1.StatsResponse
                 * @instance
                 */
                StatsResponse.prototype.metrics = "";

                /**
                 * Encodes the specified StatsResponse message. Does not implicitly {@link tau.node.v1.StatsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.node.v1.StatsResponse
                 * @static
                 * @param {tau.node.v1.StatsResponse.$Properties} message StatsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StatsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics") && message.metrics !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.metrics);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StatsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.node.v1.StatsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.node.v1.StatsResponse & tau.node.v1.StatsResponse.$Shape} StatsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StatsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.node.v1.StatsResponse();
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
                                    message.metrics = value;
                                else
                                    delete message.metrics;
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

                return StatsResponse;
            })();

            return v1;
        })();

        return node;
    })();

    return tau;
})();

export {
  $root as default
};
