using Delivery.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Teaching;

/// <summary>What staff may change about evidence.</summary>
public sealed record TeachingSettings
{
    /// <summary>The largest photo or video.</summary>
    public int MostMegabytes { get; init; } = 200;
}

public static class TeachingRegistration
{
    public static IServiceCollection AddTeaching(this IServiceCollection services) =>
        services
            .AddSingleton<TeachingSettings>()
            .AddSingleton<MediaRegister>()
            .AddSingleton<UploadLinks>()
            .AddSingleton<LessonLinks>()
            .AddSingleton<RecordHeadcount>()
            .AddSingleton<CompleteUpload>();
}
