namespace NetGen;

/// <summary>How pixels between pixels are found.</summary>
public enum ResizeMethod
{
    /// <summary>The four nearest pixels, weighted by nearness; at the border the border's. Shrinking does not smooth first.</summary>
    Bilinear,

    /// <summary>The nearest pixel.</summary>
    Nearest,
}
