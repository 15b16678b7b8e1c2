namespace Delivery.Functions.Web.Photos;

/// <summary>A photo written anew: upright, without camera data, in two sizes, both JPEG.</summary>
/// <param name="Large">At most 1,600 pixels a side, to look at.</param>
/// <param name="Small">At most 400 pixels a side unless told otherwise, for lists.</param>
/// <param name="Width">Of the large one.</param>
/// <param name="Height">Of the large one.</param>
public sealed record CleanPhoto(byte[] Large, byte[] Small, int Width, int Height);
