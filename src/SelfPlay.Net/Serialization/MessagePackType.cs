// The specification's own words: String, Integer, Float.
#pragma warning disable CA1720
namespace SelfPlay.Net.Serialization;

/// <summary>The kinds of value of the MessagePack specification, whichever of their encodings is used.</summary>
public enum MessagePackType
{
    Nil,
    Boolean,
    Integer,
    Float,
    String,
    Binary,
    Array,
    Map,

    /// <summary>An application's own type; a timestamp is the one with the code <see cref="MessagePackTimestamp.ExtensionCode"/>.</summary>
    Extension,
}
