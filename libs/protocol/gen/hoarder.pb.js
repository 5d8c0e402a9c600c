/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_hoarder"] || ($protobuf.roots["tau_hoarder"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.hoarder = (function() {

        /**
         * Namespace hoarder.
         * @memberof tau
         * @namespace
         */
        const hoarder = {};

        hoarder.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.hoarder
             * @namespace
             */
            const v1 = {};

            v1.StoreBlock = (function() {

                /**
                 * Properties of a StoreBlock.
                 * @typedef {Object} tau.hoarder.v1.StoreBlock.$Properties
                 * @property {Uint8Array|null} [capability] StoreBlock capability
                 * @property {string|null} [cid] StoreBlock cid
                 * @property {Uint8Array|null} [data] StoreBlock data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StoreBlock.
                 * @memberof tau.hoarder.v1
                 * @interface IStoreBlock
                 * @augments tau.hoarder.v1.StoreBlock.$Properties
                 * @deprecated Use tau.hoarder.v1.StoreBlock.$Properties instead.
                 */

                /**
                 * Shape of a StoreBlock.
                 * @typedef {tau.hoarder.v1.StoreBlock.$Properties} tau.hoarder.v1.StoreBlock.$Shape
                 */

                /**
                 * Constructs a new StoreBlock.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a StoreBlock.
                 * @constructor
                 * @param {tau.hoarder.v1.StoreBlock.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StoreBlock = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StoreBlock capability.
                 * @member {Uint8Array} capability
                 * @memberof tau.hoarder.v1.StoreBlock
                 * @instance
                 */
                StoreBlock.prototype.capability = $util.newBuffer([]);

                /**
                 * StoreBlock cid.
                 * @member {string} cid
                 * @memberof tau.hoarder.v1.StoreBlock
                 * @instance
                 */
                StoreBlock.prototype.cid = "";

                /**
                 * StoreBlock data.
                 * @member {Uint8Array} data
                 * @memberof tau.hoarder.v1.StoreBlock
                 * @instance
                 */
                StoreBlock.prototype.data = $util.newBuffer([]);

                /**
                 * Encodes the specified StoreBlock message. Does not implicitly {@link tau.hoarder.v1.StoreBlock.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.StoreBlock
                 * @static
                 * @param {tau.hoarder.v1.StoreBlock.$Properties} message StoreBlock message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StoreBlock.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.capability != null && $Object.hasOwnProperty.call(message, "capability") && message.capability.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.capability);
                    if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.cid);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StoreBlock message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.StoreBlock
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.StoreBlock & tau.hoarder.v1.StoreBlock.$Shape} StoreBlock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StoreBlock.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.StoreBlock();
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
                                    message.capability = value;
                                else
                                    delete message.capability;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cid = value;
                                else
                                    delete message.cid;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
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

                return StoreBlock;
            })();

            v1.StoreResponse = (function() {

                /**
                 * Properties of a StoreResponse.
                 * @typedef {Object} tau.hoarder.v1.StoreResponse.$Properties
                 * @property {number|null} [stored] StoreResponse stored
                 * @property {number|null} [alreadyHad] StoreResponse alreadyHad
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StoreResponse.
                 * @memberof tau.hoarder.v1
                 * @interface IStoreResponse
                 * @augments tau.hoarder.v1.StoreResponse.$Properties
                 * @deprecated Use tau.hoarder.v1.StoreResponse.$Properties instead.
                 */

                /**
                 * Shape of a StoreResponse.
                 * @typedef {tau.hoarder.v1.StoreResponse.$Properties} tau.hoarder.v1.StoreResponse.$Shape
                 */

                /**
                 * Constructs a new StoreResponse.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a StoreResponse.
                 * @constructor
                 * @param {tau.hoarder.v1.StoreResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StoreResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StoreResponse stored.
                 * @member {number} stored
                 * @memberof tau.hoarder.v1.StoreResponse
                 * @instance
                 */
                StoreResponse.prototype.stored = 0;

                /**
                 * StoreResponse alreadyHad.
                 * @member {number} alreadyHad
                 * @memberof tau.hoarder.v1.StoreResponse
                 * @instance
                 */
                StoreResponse.prototype.alreadyHad = 0;

                /**
                 * Encodes the specified StoreResponse message. Does not implicitly {@link tau.hoarder.v1.StoreResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.StoreResponse
                 * @static
                 * @param {tau.hoarder.v1.StoreResponse.$Properties} message StoreResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StoreResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.stored != null && $Object.hasOwnProperty.call(message, "stored") && message.stored !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.stored);
                    if (message.alreadyHad != null && $Object.hasOwnProperty.call(message, "alreadyHad") && message.alreadyHad !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.alreadyHad);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StoreResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.StoreResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.StoreResponse & tau.hoarder.v1.StoreResponse.$Shape} StoreResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StoreResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.StoreResponse();
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
                                    message.stored = value;
                                else
                                    delete message.stored;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.alreadyHad = value;
                                else
                                    delete message.alreadyHad;
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

                return StoreResponse;
            })();

            v1.HasRequest = (function() {

                /**
                 * Properties of a HasRequest.
                 * @typedef {Object} tau.hoarder.v1.HasRequest.$Properties
                 * @property {Uint8Array|null} [capability] HasRequest capability
                 * @property {Array.<string>|null} [cids] HasRequest cids
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HasRequest.
                 * @memberof tau.hoarder.v1
                 * @interface IHasRequest
                 * @augments tau.hoarder.v1.HasRequest.$Properties
                 * @deprecated Use tau.hoarder.v1.HasRequest.$Properties instead.
                 */

                /**
                 * Shape of a HasRequest.
                 * @typedef {tau.hoarder.v1.HasRequest.$Properties} tau.hoarder.v1.HasRequest.$Shape
                 */

                /**
                 * Constructs a new HasRequest.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a HasRequest.
                 * @constructor
                 * @param {tau.hoarder.v1.HasRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HasRequest = function (properties) {
                    this.cids = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HasRequest capability.
                 * @member {Uint8Array} capability
                 * @memberof tau.hoarder.v1.HasRequest
                 * @instance
                 */
                HasRequest.prototype.capability = $util.newBuffer([]);

                /**
                 * HasRequest cids.
                 * @member {Array.<string>} cids
                 * @memberof tau.hoarder.v1.HasRequest
                 * @instance
                 */
                HasRequest.prototype.cids = $util.emptyArray;

                /**
                 * Encodes the specified HasRequest message. Does not implicitly {@link tau.hoarder.v1.HasRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.HasRequest
                 * @static
                 * @param {tau.hoarder.v1.HasRequest.$Properties} message HasRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HasRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.capability != null && $Object.hasOwnProperty.call(message, "capability") && message.capability.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.capability);
                    if (message.cids != null && message.cids.length)
                        for (let i = 0; i < message.cids.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.cids[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HasRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.HasRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.HasRequest & tau.hoarder.v1.HasRequest.$Shape} HasRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HasRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.HasRequest();
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
                                    message.capability = value;
                                else
                                    delete message.capability;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.cids && message.cids.length))
                                    message.cids = [];
                                message.cids.push(reader.stringVerify());
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

                return HasRequest;
            })();

            v1.HasResponse = (function() {

                /**
                 * Properties of a HasResponse.
                 * @typedef {Object} tau.hoarder.v1.HasResponse.$Properties
                 * @property {Array.<string>|null} [missing] HasResponse missing
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HasResponse.
                 * @memberof tau.hoarder.v1
                 * @interface IHasResponse
                 * @augments tau.hoarder.v1.HasResponse.$Properties
                 * @deprecated Use tau.hoarder.v1.HasResponse.$Properties instead.
                 */

                /**
                 * Shape of a HasResponse.
                 * @typedef {tau.hoarder.v1.HasResponse.$Properties} tau.hoarder.v1.HasResponse.$Shape
                 */

                /**
                 * Constructs a new HasResponse.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a HasResponse.
                 * @constructor
                 * @param {tau.hoarder.v1.HasResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HasResponse = function (properties) {
                    this.missing = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HasResponse missing.
                 * @member {Array.<string>} missing
                 * @memberof tau.hoarder.v1.HasResponse
                 * @instance
                 */
                HasResponse.prototype.missing = $util.emptyArray;

                /**
                 * Encodes the specified HasResponse message. Does not implicitly {@link tau.hoarder.v1.HasResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.HasResponse
                 * @static
                 * @param {tau.hoarder.v1.HasResponse.$Properties} message HasResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HasResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.missing != null && message.missing.length)
                        for (let i = 0; i < message.missing.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.missing[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HasResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.HasResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.HasResponse & tau.hoarder.v1.HasResponse.$Shape} HasResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HasResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.HasResponse();
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
                                if (!(message.missing && message.missing.length))
                                    message.missing = [];
                                message.missing.push(reader.stringVerify());
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

                return HasResponse;
            })();

            v1.PinStatusRequest = (function() {

                /**
                 * Properties of a PinStatusRequest.
                 * @typedef {Object} tau.hoarder.v1.PinStatusRequest.$Properties
                 * @property {string|null} [cid] PinStatusRequest cid
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PinStatusRequest.
                 * @memberof tau.hoarder.v1
                 * @interface IPinStatusRequest
                 * @augments tau.hoarder.v1.PinStatusRequest.$Properties
                 * @deprecated Use tau.hoarder.v1.PinStatusRequest.$Properties instead.
                 */

                /**
                 * Shape of a PinStatusRequest.
                 * @typedef {tau.hoarder.v1.PinStatusRequest.$Properties} tau.hoarder.v1.PinStatusRequest.$Shape
                 */

                /**
                 * Constructs a new PinStatusRequest.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a PinStatusRequest.
                 * @constructor
                 * @param {tau.hoarder.v1.PinStatusRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PinStatusRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PinStatusRequest cid.
                 * @member {string} cid
                 * @memberof tau.hoarder.v1.PinStatusRequest
                 * @instance
                 */
                PinStatusRequest.prototype.cid = "";

                /**
                 * Encodes the specified PinStatusRequest message. Does not implicitly {@link tau.hoarder.v1.PinStatusRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.PinStatusRequest
                 * @static
                 * @param {tau.hoarder.v1.PinStatusRequest.$Properties} message PinStatusRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PinStatusRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cid != null && $Object.hasOwnProperty.call(message, "cid") && message.cid !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.cid);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PinStatusRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.PinStatusRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.PinStatusRequest & tau.hoarder.v1.PinStatusRequest.$Shape} PinStatusRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PinStatusRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.PinStatusRequest();
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
                                    message.cid = value;
                                else
                                    delete message.cid;
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

                return PinStatusRequest;
            })();

            v1.PinStatusResponse = (function() {

                /**
                 * Properties of a PinStatusResponse.
                 * @typedef {Object} tau.hoarder.v1.PinStatusResponse.$Properties
                 * @property {boolean|null} [held] PinStatusResponse held
                 * @property {Array.<string>|null} [owners] PinStatusResponse owners
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PinStatusResponse.
                 * @memberof tau.hoarder.v1
                 * @interface IPinStatusResponse
                 * @augments tau.hoarder.v1.PinStatusResponse.$Properties
                 * @deprecated Use tau.hoarder.v1.PinStatusResponse.$Properties instead.
                 */

                /**
                 * Shape of a PinStatusResponse.
                 * @typedef {tau.hoarder.v1.PinStatusResponse.$Properties} tau.hoarder.v1.PinStatusResponse.$Shape
                 */

                /**
                 * Constructs a new PinStatusResponse.
                 * @memberof tau.hoarder.v1
                 * @classdesc Represents a PinStatusResponse.
                 * @constructor
                 * @param {tau.hoarder.v1.PinStatusResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PinStatusResponse = function (properties) {
                    this.owners = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PinStatusResponse held.
                 * @member {boolean} held
                 * @memberof tau.hoarder.v1.PinStatusResponse
                 * @instance
                 */
                PinStatusResponse.prototype.held = false;

                /**
                 * PinStatusResponse owners.
                 * @member {Array.<string>} owners
                 * @memberof tau.hoarder.v1.PinStatusResponse
                 * @instance
                 */
                PinStatusResponse.prototype.owners = $util.emptyArray;

                /**
                 * Encodes the specified PinStatusResponse message. Does not implicitly {@link tau.hoarder.v1.PinStatusResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.hoarder.v1.PinStatusResponse
                 * @static
                 * @param {tau.hoarder.v1.PinStatusResponse.$Properties} message PinStatusResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PinStatusResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.held != null && $Object.hasOwnProperty.call(message, "held") && message.held !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.held);
                    if (message.owners != null && message.owners.length)
                        for (let i = 0; i < message.owners.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.owners[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PinStatusResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.hoarder.v1.PinStatusResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.hoarder.v1.PinStatusResponse & tau.hoarder.v1.PinStatusResponse.$Shape} PinStatusResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PinStatusResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.hoarder.v1.PinStatusResponse();
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
                                if (value = reader.bool())
                                    message.held = value;
                                else
                                    delete message.held;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.owners && message.owners.length))
                                    message.owners = [];
                                message.owners.push(reader.stringVerify());
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

                return PinStatusResponse;
            })();

            return v1;
        })();

        return hoarder;
    })();

    return tau;
})();

export {
  $root as default
};
