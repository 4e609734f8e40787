namespace NetGen;

/// <summary>Where the channels stand among the axes of a sample. Keras: <c>data_format</c>.</summary>
/// <remarks>
/// Every layer works channels-last. Samples that are stored channels-first are converted once, at the input; on any other layer
/// <see cref="ChannelsFirst"/> is an error.
/// </remarks>
public enum DataFormat
{
    /// <summary>The channels are the last axis: (height, width, channels). The default. Keras: <c>channels_last</c>.</summary>
    ChannelsLast,

    /// <summary>The channels are the first axis: (channels, height, width). Keras: <c>channels_first</c>.</summary>
    ChannelsFirst,
}
